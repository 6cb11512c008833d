namespace Swamp.Cel;

/// <summary>A map literal.</summary>
internal sealed class MapExpr(MapEntryExpr[] entries) : CelExpr
{
    public MapEntryExpr[] Entries => entries;
}
