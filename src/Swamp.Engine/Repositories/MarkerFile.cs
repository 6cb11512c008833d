using System.Text;
using System.Text.Json.Nodes;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;
using Swamp.Engine.Identity;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Repositories;

/// <summary>
/// <c>.swamp.yaml</c> as a file (REPO-1 to REPO-4). A change rewrites only what differs: comments, unknown keys, order and quotes of
/// everything else stay.
/// </summary>
public sealed class MarkerFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly YamlLimits Limits = new() { MaxBytes = 1024 * 1024 };

    private readonly YamlDocument _document;

    private MarkerFile(string path, YamlDocument document)
    {
        Path = path;
        _document = document;
        Marker = new MarkerReader(document).Read();
    }

    /// <summary>Absolute path of the file.</summary>
    public string Path { get; }

    /// <summary>What it says.</summary>
    public RepositoryMarker Marker { get; }

    /// <summary>Its text.</summary>
    public string Text => _document.Text;

    /// <summary>Reads the marker of a repository.</summary>
    /// <param name="root">Absolute path of the repository.</param>
    /// <exception cref="SwampException">
    /// <see cref="ErrorCodes.NotARepository"/> (GEN-18); <see cref="ErrorCodes.InvalidDocument"/> with file, line and column.
    /// </exception>
    public static MarkerFile Load(string root)
    {
        var path = System.IO.Path.Combine(root, RepositoryLocator.MarkerName);
        try
        {
            RegularFile.Require(path, path);
            return Parse(path, Strict.GetString(File.ReadAllBytes(path)));
        }
        catch (DecoderFallbackException exception)
        {
            throw new SwampException(
                ErrorCodes.InvalidDocument, $"{path} is not UTF-8 text", "Save it as UTF-8.", new SourceLocation(path, 1, 1), exception);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw RepositoryLocator.Missing(root);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", path, exception);
        }
    }

    /// <summary>Reads a text as the marker of a repository.</summary>
    public static MarkerFile Parse(string path, string text) => new(path, YamlDocument.Parse(text, path, Limits));

    /// <summary>The marker of a new repository, keys in the order of REPO-3. Not written yet.</summary>
    public static MarkerFile New(string root, RepositoryMarker marker)
    {
        ArgumentNullException.ThrowIfNull(marker);
        var content = new JsonObject
        {
            ["swampVersion"] = SwampVersion.WithoutSuffix(marker.SwampVersion),
            ["initializedAt"] = IdFormat.Text(marker.InitializedAt),
            ["repoId"] = marker.RepoId is { } id ? IdFormat.Text(id) : null,
            ["tools"] = MarkerEdit.Items(marker.Tools),
            ["gitignoreManaged"] = marker.GitignoreManaged,
        };
        return Parse(System.IO.Path.Combine(root, RepositoryLocator.MarkerName), YamlWriter.Write(content, new YamlStyle(DoubleQuoted: true)));
    }

    /// <summary>The file after a change. Not written yet.</summary>
    public MarkerFile With(MarkerEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return new MarkerFile(Path, edit.ApplyTo(_document));
    }

    /// <summary>Writes the file; it is either replaced as a whole or stays as it was (GEN-19).</summary>
    public Task SaveAsync(CancellationToken cancellationToken) => AtomicFile.WriteAsync(Path, Text, null, cancellationToken);

    /// <summary>Writes the file unless there is one; of two callers one succeeds.</summary>
    /// <returns>Whether this call wrote it.</returns>
    public async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        var temporary = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, $".{Guid.NewGuid():D}.tmp");
        await AtomicFile.WriteAsync(temporary, Text, null, cancellationToken);
        try
        {
            return ExclusiveMove.TryMove(temporary, Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("written", Path, exception);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
