using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Swamp.Engine.Errors;

namespace Swamp.Extensions.Registries.Oci;

/// <summary>
/// Finds logins where <c>docker login</c> keeps them: a helper for the registry, the store for all, or the file itself. Nothing is kept by swamp.
/// </summary>
internal sealed class DockerCredentials(IReadOnlyDictionary<string, string> variables, string? home, string workingDirectory)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The login for a registry; null when there is none.</summary>
    /// <exception cref="SwampException">The file is broken, or a helper fails.</exception>
    public async Task<OciCredential?> FindAsync(string host, CancellationToken cancellationToken)
    {
        if (Path() is not { } path || !File.Exists(path))
        {
            return null;
        }

        var config = await ReadAsync(path, cancellationToken);
        if (config.CredHelpers?.GetValueOrDefault(host) is { Length: > 0 } helper)
        {
            return await AskAsync(helper, host, cancellationToken);
        }

        var login = config.Auths?.FirstOrDefault(a => Bare(a.Key) == host).Value;
        if (login?.Auth is { Length: > 0 } || login?.Identitytoken is { Length: > 0 })
        {
            return Decode(login, path, host);
        }

        return config.CredsStore is { Length: > 0 } store ? await AskAsync(store, host, cancellationToken) : null;
    }

    private string? Path() => variables.GetValueOrDefault("DOCKER_CONFIG") is { Length: > 0 } folder ? System.IO.Path.Combine(folder, "config.json")
        : home is null ? null : System.IO.Path.Combine(home, ".docker", "config.json");

    private static string Bare(string key)
    {
        var bare = key.Contains("://", StringComparison.Ordinal) ? key[(key.IndexOf("://", StringComparison.Ordinal) + 3)..] : key;
        return bare.Split('/')[0];
    }

    private static async Task<DockerConfig> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize(await File.ReadAllBytesAsync(path, cancellationToken), RegistryJsonContext.Default.DockerConfig) ?? new DockerConfig();
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"{path} cannot be read: {exception.Message}", "Log in again with 'docker login', or correct the file.", innerException: exception);
        }
    }

    private static OciCredential Decode(DockerLogin login, string path, string host)
    {
        if (login.Identitytoken is { Length: > 0 } token)
        {
            return new OciCredential(null, token);
        }

        try
        {
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(login.Auth!));
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return colon > 0 ? new OciCredential(text[..colon], text[(colon + 1)..]) : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"The login for {host} in {path} is malformed.", $"docker login {host}");
        }
    }

    private async Task<OciCredential?> AskAsync(string helper, string host, CancellationToken cancellationToken)
    {
        if (helper.Any(static c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_' or '.')))
        {
            throw new SwampException(ErrorCodes.InvalidDocument, $"'{helper}' is no name of a credential helper.", "Correct credHelpers or credsStore in Docker's config.json.");
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var (status, output) = await RunAsync($"docker-credential-{helper}", host, limit.Token);

            // Helpers exit with 1 when they know nothing; they say so on standard output.
            var answer = status == 0 ? JsonSerializer.Deserialize(output, RegistryJsonContext.Default.HelperAnswer) : null;
            return answer?.Secret is not { Length: > 0 } secret ? null : new OciCredential(answer.Username is "<token>" or null or "" ? null : answer.Username, secret);
        }
        catch (Exception exception) when (exception is JsonException or IOException or System.ComponentModel.Win32Exception or InvalidOperationException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new SwampException(
                ErrorCodes.Unauthorized, $"The credential helper docker-credential-{helper} gives no login for {host}: {exception.Message}",
                "Install it, or take it out of Docker's config.json.", innerException: exception);
        }
    }

    private async Task<(int Status, string Output)> RunAsync(string program, string input, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, ["get"])
        {
            WorkingDirectory = workingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        // A name is looked for on the path of this process; the caller's may be another.
        start.FileName = (variables.GetValueOrDefault("PATH") ?? "").Split(System.IO.Path.PathSeparator).Select(folder => System.IO.Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? program;
        using var process = Process.Start(start)!;
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
