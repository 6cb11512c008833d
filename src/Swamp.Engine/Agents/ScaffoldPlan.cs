using System.Text;
using Swamp.Engine.Errors;
using Swamp.Engine.Files;

namespace Swamp.Engine.Agents;

/// <summary>
/// What is going to be written, computed before anything is: a file that cannot be read or merged stops the operation while nothing has
/// changed, and <c>--dry-run</c> is the plan without <see cref="ApplyAsync"/>.
/// </summary>
internal sealed class ScaffoldPlan
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Target, string Display, UnixFileMode? Mode)> _folders = [];
    private readonly Dictionary<string, Entry> _files = new(StringComparer.Ordinal);
    private readonly List<Entry> _order = [];
    private readonly List<ScaffoldChange> _kept = [];

    /// <summary>Things the user should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The rows in the order in which they were planned, folders first.</summary>
    public IReadOnlyList<ScaffoldChange> Changes =>
    [
        .. _folders.Select(static folder => new ScaffoldChange(folder.Display, ScaffoldAction.Create)),
        .. _order.Select(static file => new ScaffoldChange(file.Display, file.Action)),
        .. _kept,
    ];

    /// <summary>Plans a folder, unless it is there.</summary>
    public void AddFolder(string root, string relative, UnixFileMode? mode = null)
    {
        var target = ContainedPath.Resolve(root, relative);
        if (File.Exists(target))
        {
            throw new SwampException(ErrorCodes.Conflict, $"{target} is a file where a folder is needed", "Move the file away.");
        }

        if (!Directory.Exists(target))
        {
            _folders.Add((target, relative + "/", mode));
        }
    }

    /// <summary>Plans a change of a file: the edit gets its text, or null when there is no file, and gives the new one.</summary>
    /// <returns>What is going to happen to the file.</returns>
    public ScaffoldAction AddFile(string root, string relative, string display, Func<string?, string> edit)
    {
        var target = ContainedPath.Resolve(root, relative);
        if (!_files.TryGetValue(target, out var file))
        {
            var text = Read(target, display);
            file = new Entry(target, display, text, text ?? "");
            _order.Add(file);
            _files.Add(target, file);
        }

        file.After = edit(file.Before is null && file.After.Length == 0 ? null : file.After);
        return file.Action;
    }

    /// <summary>The text of a file as it would be after the plan; null when there is none.</summary>
    public string? TextOf(string root, string relative)
    {
        var target = ContainedPath.Resolve(root, relative);
        return _files.TryGetValue(target, out var file) ? file.After : Read(target, relative);
    }

    /// <summary>Notes that a file of the user's stays as it is.</summary>
    public void Keep(string display, string reason) => _kept.Add(new ScaffoldChange(display, ScaffoldAction.Keep, reason));

    /// <summary>Carries the plan out.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var (target, _, mode) in _folders)
        {
            CreateFolder(target, mode);
        }

        foreach (var file in _order.Where(static file => file.Action is not ScaffoldAction.Unchanged))
        {
            await AtomicFile.WriteAsync(file.Target, file.After, new AtomicFileOptions { UnixMode = ModeOf(file.Target) }, cancellationToken);
        }
    }

    private static void CreateFolder(string path, UnixFileMode? mode)
    {
        try
        {
            if (mode is { } wanted && !OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path, wanted);
            }
            else
            {
                Directory.CreateDirectory(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("made", path, exception);
        }
    }

    /// <summary>The permissions of a file that is replaced, which are the user's choice.</summary>
    private static UnixFileMode? ModeOf(string path) => !OperatingSystem.IsWindows() && File.Exists(path) ? File.GetUnixFileMode(path) : null;

    private static string? Read(string target, string display)
    {
        try
        {
            return File.Exists(target) ? Strict.GetString(File.ReadAllBytes(target)) : null;
        }
        catch (DecoderFallbackException exception)
        {
            throw new SwampException(
                ErrorCodes.InvalidDocument, $"{display} is not UTF-8 text, so it cannot be edited", "Save it as UTF-8 and run the command again.", innerException: exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw FileErrors.Of("read", display, exception);
        }
    }

    private sealed class Entry(string target, string display, string? before, string after)
    {
        public string Target { get; } = target;

        public string Display { get; } = display;

        public string? Before { get; } = before;

        public string After { get; set; } = after;

        public ScaffoldAction Action => Before is null ? ScaffoldAction.Create : Before == After ? ScaffoldAction.Unchanged : ScaffoldAction.Update;
    }
}
