using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Provisioning;

/// <summary>Fetches Deno from the npm registry that the user's npm configuration names, and accepts nothing but the pinned bytes.</summary>
/// <param name="npm">The user's npm configuration.</param>
/// <param name="onNotice">Told what is going on, since it takes a while.</param>
public sealed class NpmDenoFetcher(NpmConfigurationReader npm, Func<string, CancellationToken, ValueTask> onNotice) : IDenoFetcher
{
    private const long LargestArchive = 256L << 20;

    /// <inheritdoc/>
    public async Task FetchAsync(DenoRelease release, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(release);
        var configuration = await ConfigurationAsync(cancellationToken);
        await onNotice($"Fetching Deno {release.Version} ({release.Platform}), once for this machine.", cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var archive = $"{path}.{Path.GetRandomFileName()}.tgz";
        try
        {
            await DownloadAsync(configuration, release, archive, cancellationToken);
            await VerifyAsync(release, archive, cancellationToken);
            await UnpackAsync(release, archive, path, cancellationToken);
        }
        finally
        {
            File.Delete(archive);
        }
    }

    /// <summary>Takes the executable out of a verified archive.</summary>
    internal static async Task UnpackAsync(DenoRelease release, string archive, string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        await using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (entry.Name != $"package/{release.FileName}")
            {
                continue;
            }

            var part = $"{path}.{Path.GetRandomFileName()}.part";
            try
            {
                await entry.ExtractToFileAsync(part, overwrite: true, cancellationToken);
                if (!OperatingSystem.IsWindows())
                {
                    File.SetUnixFileMode(part, (UnixFileMode)0b111_101_101);
                }

                File.Move(part, path, overwrite: true);
            }
            finally
            {
                File.Delete(part);
            }

            return;
        }

        throw new SwampException(ErrorCodes.DataCorrupt, $"The archive of {release.Package} holds no {release.FileName}.");
    }

    /// <summary>Compares the archive with the pinned hash.</summary>
    internal static async Task VerifyAsync(DenoRelease release, string archive, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(archive);
        var found = "sha512-" + Convert.ToBase64String(await SHA512.HashDataAsync(file, cancellationToken));
        if (!string.Equals(found, release.Integrity, StringComparison.Ordinal))
        {
            throw new SwampException(
                ErrorCodes.DataCorrupt,
                $"What came for {release.Package} {release.Version} is not what was published: its hash is {found}, and {release.Integrity} is expected.",
                "Check the npm registry that is configured, or set SWAMP_DENO to a Deno that you trust.");
        }
    }

    private async Task DownloadAsync(NpmConfiguration configuration, DenoRelease release, string archive, CancellationToken cancellationToken)
    {
        var address = new Uri(configuration.Registry!, $"@deno/{release.Platform}/-/{release.Platform}-{release.Version}.tgz");
        try
        {
            using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            if (configuration.Authorization is { } authorization)
            {
                request.Headers.TryAddWithoutValidation("Authorization", authorization);
            }

            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            response.EnsureSuccessStatusCode();
            await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
            await using var file = File.Create(archive);
            var buffer = new byte[128 << 10];
            for (long total = 0; ;)
            {
                var got = await content.ReadAsync(buffer, cancellationToken);
                if (got == 0)
                {
                    return;
                }

                total += got;
                if (total > LargestArchive)
                {
                    throw new HttpRequestException("it is larger than Deno can be");
                }

                await file.WriteAsync(buffer.AsMemory(0, got), cancellationToken);
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SwampException(
                ErrorCodes.MissingDependencies,
                $"TypeScript extensions need Deno {release.Version}, and {NpmConfiguration.Shown(address)} could not be fetched: {exception.Message}",
                "Connect to the registry of your npm configuration and try again, or install Deno by other means and set SWAMP_DENO to its path.",
                innerException: exception);
        }
    }

    private async Task<NpmConfiguration> ConfigurationAsync(CancellationToken cancellationToken)
    {
        var configuration = await npm.ReadAsync("@deno", cancellationToken);
        return configuration.Registry is not null ? configuration : throw new SwampException(
            ErrorCodes.MissingDependencies,
            "TypeScript extensions need Deno, and neither npm nor its configuration names a registry to fetch it from.",
            "Put a line 'registry=…' into ~/.npmrc, or install Deno by other means and set SWAMP_DENO to its path.");
    }
}
