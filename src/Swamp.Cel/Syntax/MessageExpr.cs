namespace Swamp.Cel;

/// <summary>A message literal; it is read, so that the error can say that messages are not supported.</summary>
internal sealed class MessageExpr(string typeName, FieldExpr[] fields) : CelExpr
{
    public string TypeName => typeName;

    public FieldExpr[] Fields => fields;
}
