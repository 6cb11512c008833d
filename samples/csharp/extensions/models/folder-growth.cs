using Swamp.Sdk;

/// <summary>Adds a method to a model type that somebody else wrote, here to one of a neighbouring file.</summary>
[Extends("@sample/folder-size")]
public static class FolderGrowth
{
    public sealed record Growth(int FromVersion, int ToVersion, long Bytes);

    public static readonly ResourceSpec<Growth> Growths = new("growth");

    /// <summary>Compares the last two measurements.</summary>
    [Method]
    public static async Task<DataHandle> CompareAsync(IMethodContext context)
    {
        var versions = await context.Data.ListVersionsAsync(context.ModelType, context.Definition.Id, "size");
        if (versions.Count < 2)
        {
            throw new InvalidOperationException("There is nothing to compare yet; run 'measure' twice.");
        }

        var (from, to) = (versions.Order().ElementAt(versions.Count - 2), versions.Max());
        return await context.WriteResourceAsync(Growths, "growth", new Growth(from, to, await BytesAsync(context, to) - await BytesAsync(context, from)));
    }

    private static async Task<long> BytesAsync(IMethodContext context, int version) => (long)(await context.ReadResourceAsync("size", version))!["bytes"]!;
}
