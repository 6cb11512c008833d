using System.Text;
using Swamp.Engine.Identity;
using Swamp.Operations.Hosting;

namespace Swamp.Cli.Tests.Framework;

/// <summary>Runs the real command tree in this process, in a folder, home and time of its own.</summary>
internal sealed class CliFolder : IDisposable
{
    private readonly Dictionary<string, string> _variables = [];
    private readonly CountingIds _ids = new();

    public CliFolder()
    {
        Root = Directory.CreateTempSubdirectory("swamp cli é ").FullName;
        Folder = Directory.CreateDirectory(Path.Combine(Root, "repo")).FullName;
        Home = Directory.CreateDirectory(Path.Combine(Root, "home")).FullName;
        _variables["HOME"] = Home;
        _variables["PATH"] = Path.Combine(Root, "bin");
    }

    public string Root { get; }

    public string Folder { get; set; }

    public string Home { get; }

    public string? Executable { get; set; }

    /// <summary>Whether ids count on from call to call; otherwise every call begins with the first.</summary>
    public bool IdsGoOn { get; init; }

    public MovableClock Clock { get; } = new(new DateTimeOffset(2026, 3, 4, 5, 6, 7, 89, TimeSpan.Zero));

    public CliFolder With(string variable, string value)
    {
        _variables[variable] = value;
        return this;
    }

    public string Write(string relative, string text)
    {
        var path = Path.Combine(Root, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Program(string relative, string script)
    {
        var path = Write(relative, "#!/bin/sh\n" + script);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return path;
    }

    public string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    public Task<CliRun> RunAsync(params string[] arguments) => RunWithInputAsync(null, arguments);

    public async Task<CliRun> RunWithInputAsync(string? input, params string[] arguments)
    {
        using var terminal = new TestTerminal { Input = new MemoryStream(Encoding.UTF8.GetBytes(input ?? "")), WorkingDirectory = Folder };
        return await RunWithTerminalAsync(terminal, arguments);
    }

    public async Task<CliRun> RunWithTerminalAsync(TestTerminal terminal, params string[] arguments)
    {
        var host = new HostEnvironment
        {
            Version = "20260206.200442.0",
            Clock = Clock,
            Ids = IdsGoOn ? _ids : new CountingIds(),
            Variables = _variables,
            HomeDirectory = Home,
            MachineName = "box",
            UserName = "ann",
            ProcessId = 4242,
            ExecutablePath = Executable,
        };
        var status = await CliApplication.RunAsync(arguments, host, terminal, TestContext.Current.CancellationToken);
        return new CliRun(status, terminal.OutputText.Replace(Root, "<root>", StringComparison.Ordinal), terminal.ErrorText.Replace(Root, "<root>", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private sealed class CountingIds : IIdGenerator
    {
        private int _count;

        public Guid NewUuid() => Guid.Parse($"00000000-0000-4000-8000-{Interlocked.Increment(ref _count):D12}");

        public void Fill(Span<byte> bytes) => bytes.Fill((byte)Interlocked.Increment(ref _count));
    }
}
