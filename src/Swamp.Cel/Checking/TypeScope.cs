namespace Swamp.Cel;

/// <summary>The variables of macros with their types that can be seen at a place, innermost first.</summary>
internal sealed record TypeScope(string Name, CelType Type, TypeScope? Outer)
{
    public static CelType? Find(TypeScope? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (string.Equals(scope.Name, name, StringComparison.Ordinal)) return scope.Type;
        }

        return null;
    }
}
