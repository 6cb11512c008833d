namespace Swamp.Cel;

/// <summary>The variables of macros that can be seen at a place, innermost first.</summary>
internal sealed record Scope(string Name, int Slot, Scope? Outer)
{
    public static int Find(Scope? scope, string name)
    {
        for (; scope is not null; scope = scope.Outer)
        {
            if (string.Equals(scope.Name, name, StringComparison.Ordinal)) return scope.Slot;
        }

        return -1;
    }
}
