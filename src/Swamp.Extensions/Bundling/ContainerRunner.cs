using System.Text;
using Swamp.Engine.Files;
using Swamp.Extensions.Hosting;

namespace Swamp.Extensions.Bundling;

/// <summary>
/// The program that runs one method of a self-contained bundle where there is no host: <c>runner.js</c>, made of the host's own files, so that a method finds the
/// same context. It is made once for each version of those files.
/// </summary>
public sealed class ContainerRunner
{
    private const string Cel = "vendor/cel.cjs";

    private readonly Bundler bundler;
    private readonly string cache;

    internal ContainerRunner(Bundler bundler, string cache) => (this.bundler, this.cache) = (bundler, cache);

    /// <summary>Absolute path of the folder with <c>runner.js</c> and what it loads from beside it.</summary>
    /// <exception cref="Engine.Errors.SwampException">It cannot be made.</exception>
    public async Task<string> FindAsync(CancellationToken cancellationToken)
    {
        var files = await HostFiles.UnpackAsync(cache, cancellationToken);
        var folder = Path.Combine(files, ".container");
        var runner = Path.Combine(folder, "runner.js");
        if (!File.Exists(runner))
        {
            var text = await bundler.HostProgramAsync(files, Path.Combine(files, "container_main.ts"), cancellationToken);
            await AtomicFile.WriteAsync(Path.Combine(folder, Cel), await File.ReadAllBytesAsync(Path.Combine(files, Cel), cancellationToken), null, cancellationToken);
            await AtomicFile.WriteAsync(runner, Encoding.UTF8.GetBytes(text), null, cancellationToken);
        }

        return folder;
    }
}
