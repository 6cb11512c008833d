using System.Text.Json.Nodes;
using Swamp.Engine.Identity;
using Swamp.Engine.Processes;
using Swamp.Engine.Repositories;
using Swamp.Engine.Tests.Repositories;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;

namespace Swamp.Engine.Tests.Vaults;

/// <summary>A repository with vaults on disk, for one test.</summary>
internal sealed class VaultWorld : IVaultNotices, IAsyncDisposable
{
    private readonly TempFolder folder = new();

    public VaultWorld()
    {
        Layout = new RepositoryLayout(folder.Path);
        Surroundings = new VaultSurroundings
        {
            Layout = Layout,
            Environment = SwampEnvironment.From(new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["HOME"] = folder["home"],
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/bin",
            }),
            Ids = new RandomIdGenerator(),
            Clock = Clock,
            Notices = this,
        };
        Store = new VaultConfigurationStore(Layout);
        Types = new VaultTypeRegistry([new BuiltInVaultTypes(Surroundings)]);
        Audit = new VaultAuditTrail(Layout, Clock);
        Service = NewService();
    }

    public ManualClock Clock { get; } = new();

    public TempFolder Folder => folder;

    public RepositoryLayout Layout { get; }

    public VaultSurroundings Surroundings { get; }

    public VaultConfigurationStore Store { get; }

    public VaultTypeRegistry Types { get; }

    public VaultAuditTrail Audit { get; }

    public VaultService Service { get; }

    public List<string> Infos { get; } = [];

    public List<string> Warnings { get; } = [];

    public VaultService NewService() => new(Surroundings, Store, Types, Audit, ProcessRunners.ForThisSystem());

    public async Task<VaultConfiguration> CreateAsync(string name, JsonObject? config = null, bool auditReads = false, string type = VaultTypeNames.LocalEncryption)
    {
        var vault = await Store.CreateAsync(
            new VaultConfiguration
            {
                Id = Guid.NewGuid(),
                Name = name,
                Type = type,
                Config = config ?? new JsonObject { ["auto_generate"] = true, ["base_dir"] = folder.Path },
                CreatedAt = Clock.Now,
                AuditReads = auditReads,
            },
            CancellationToken.None);
        await Service.ReloadAsync(CancellationToken.None);
        return vault;
    }

    public async Task<IVaultProvider> OpenAsync(string name, JsonObject? config = null)
    {
        var vault = await CreateAsync(name, config);
        return await Service.OpenAsync(vault, CancellationToken.None);
    }

    /// <summary>Path of a file in a vault's folder.</summary>
    public string FileOf(string vault, string file) => Path.Combine(Layout.Secrets, "local_encryption", vault, file);

    /// <summary>Writes a file that only its owner may read, as the program does.</summary>
    public string WritePrivate(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }

    public ValueTask InfoAsync(string message, CancellationToken cancellationToken)
    {
        lock (Infos)
        {
            Infos.Add(message);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask WarnAsync(string message, CancellationToken cancellationToken)
    {
        lock (Warnings)
        {
            Warnings.Add(message);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        folder.Dispose();
    }
}
