namespace Swamp.Drivers.Docker;

/// <summary>
/// The folder of one call: <c>in</c>, which the container sees read-only, and the file <c>result</c>, which it may write. The folder above both can only be
/// entered by this user, since requests hold secrets; what is mounted has to be readable for whatever user the image runs as.
/// </summary>
internal sealed class CallFolder : IAsyncDisposable
{
    private const string Prefix = "docker-";

    private readonly string root;

    private CallFolder(string root) => this.root = root;

    /// <summary>Absolute path of the folder that is mounted read-only.</summary>
    public string In => Path.Combine(root, "in");

    /// <summary>
    /// Absolute path of the file that takes the results. A file that is mounted by itself can be neither replaced nor turned into a link from inside the
    /// container, so that it can be read without fear.
    /// </summary>
    public string Result => Path.Combine(root, "result");

    /// <summary>Makes a folder that carries its owner's name.</summary>
    public static CallFolder Create(string parent, string owner, string name)
    {
        var place = PlaceOf(parent);
        var folder = new CallFolder(Path.Combine(place, $"{Prefix}{owner}-{name}"));
        Directory.CreateDirectory(place);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder.In);
            File.WriteAllBytes(folder.Result, []);
            return folder;
        }

        const UnixFileMode mine = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        const UnixFileMode readable = UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        Directory.CreateDirectory(folder.root, mine);
        Directory.CreateDirectory(folder.In);
        File.SetUnixFileMode(folder.In, mine | readable | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        File.WriteAllBytes(folder.Result, []);
        File.SetUnixFileMode(folder.Result, UnixFileMode.UserRead | UnixFileMode.UserWrite | readable | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite);
        return folder;
    }

    /// <summary>Puts a file where the container can read it.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = Path.Combine(In, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync(path, content, cancellationToken);
        Open(path);
    }

    /// <summary>Copies a file, or all files of a folder, to where the container can read them.</summary>
    public void Copy(string source, string name)
    {
        if (Directory.Exists(source))
        {
            foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            {
                Copy(file, Path.GetRelativePath(source, file));
            }

            return;
        }

        var target = Path.Combine(In, name);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
        Open(target);
    }

    /// <summary>Makes a folder that something else is mounted over.</summary>
    public void MakeRoom(string name) => Directory.CreateDirectory(Path.Combine(In, name));

    /// <summary>Removes the folders of processes that are gone.</summary>
    public static void Sweep(string parent, ContainerOwner self)
    {
        var place = PlaceOf(parent);
        if (!Directory.Exists(place))
        {
            return;
        }

        foreach (var folder in Directory.EnumerateDirectories(place, $"{Prefix}*"))
        {
            if (ContainerOwner.Find(Path.GetFileName(folder)) is { } owner && owner.IsGone(self))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    public ValueTask DisposeAsync()
    {
        try
        {
            Directory.Delete(root, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next process removes what this one could not.
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Mounts are written as source:target, so that a folder with a colon in its path cannot be mounted.</summary>
    private static string PlaceOf(string parent) => parent.Contains(':', StringComparison.Ordinal) && !OperatingSystem.IsWindows() ? Path.GetTempPath() : parent;

    private static void Open(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode everybodyReads = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
            File.SetUnixFileMode(path, everybodyReads);
            const UnixFileMode everybodyEnters = everybodyReads | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            File.SetUnixFileMode(Path.GetDirectoryName(path)!, everybodyEnters);
        }
    }
}
