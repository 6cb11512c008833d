namespace Swamp.Extensions.Bundling;

/// <summary>
/// Extensions in C# as folders that need nothing but <c>swamp-host</c>: <c>extension.dll</c>, its symbols, and the assemblies of its packages in
/// <c>extension/</c>. <c>Swamp.Sdk</c> is the runner's own, so that both mean the same types; the fingerprint names the version of swamp that compiled it. A folder
/// is made when it is asked for, never changed, and named by the fingerprint of its source.
/// </summary>
internal sealed class SelfContainedAssemblies(string folder)
{
    private const string Stem = "extension";
    private const string HashFile = "sha256";

    private static readonly string[] Endings = [".dll", ".pdb"];

    /// <summary>The folder of an extension.</summary>
    /// <returns>Absolute path of the folder.</returns>
    public async Task<string> MakeAsync(LoadedExtension loaded, CancellationToken cancellationToken)
    {
        var target = Path.Combine(folder, "_self-contained", loaded.Fingerprint);
        if (await IsIntactAsync(target, cancellationToken))
        {
            return target;
        }

        var draft = $"{target}.{Path.GetRandomFileName()}";
        Copy(loaded.ModulePath, draft);
        await File.WriteAllTextAsync(Path.Combine(draft, HashFile), await BundleFiles.HashAsync(AssemblyIn(draft), cancellationToken), cancellationToken);
        try
        {
            if (Directory.Exists(target))
            {
                // Something broke it; what is made of its source again takes its place.
                Directory.Move(target, $"{draft}.old");
                Directory.Delete($"{draft}.old", recursive: true);
            }

            Directory.Move(draft, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another process was faster.
            Directory.Delete(draft, recursive: true);
        }

        return target;
    }

    private static string AssemblyIn(string place) => Path.Combine(place, $"{Stem}.dll");

    private static void Copy(string module, string place)
    {
        var packages = Path.ChangeExtension(module, null);
        Directory.CreateDirectory(Path.Combine(place, Stem));
        foreach (var ending in Endings.Where(e => File.Exists(packages + e)))
        {
            File.Copy(packages + ending, Path.Combine(place, Stem + ending));
        }

        foreach (var file in Directory.Exists(packages) ? Directory.GetFiles(packages) : [])
        {
            File.Copy(file, Path.Combine(place, Stem, Path.GetFileName(file)));
        }
    }

    private static async Task<bool> IsIntactAsync(string place, CancellationToken cancellationToken)
    {
        try
        {
            return await BundleFiles.HashAsync(AssemblyIn(place), cancellationToken) == await File.ReadAllTextAsync(Path.Combine(place, HashFile), cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
