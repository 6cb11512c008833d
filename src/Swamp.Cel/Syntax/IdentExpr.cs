namespace Swamp.Cel;

/// <summary>A name. An absolute one (<c>.name</c>) is not looked up in the container or among the variables of macros.</summary>
internal sealed class IdentExpr(string name, bool isAbsolute) : CelExpr
{
    public string Name => name;

    public bool IsAbsolute => isAbsolute;
}
