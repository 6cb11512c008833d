using Swamp.Engine.Redaction;
using Swamp.Engine.Vaults;
using Swamp.Engine.Vaults.Audit;
using Swamp.Operations.Registry;

namespace Swamp.Operations.Sessions;

/// <content>Vaults and what keeps secrets out of sight.</content>
public sealed partial class RepositorySession
{
    private VaultSurroundings? vaultSurroundings;
    private VaultTypeRegistry? vaultTypes;
    private VaultConfigurationStore? vaultConfigurations;
    private VaultAuditTrail? vaultAudit;
    private VaultService? vaultService;
    private Redactor? redactor;
    private SensitiveOutputs? sensitiveOutputs;

    /// <summary>Where vault types come from besides the built-in ones, earlier sources first.</summary>
    public IReadOnlyList<IVaultTypeSource> VaultTypeSources { get; init; } = [];

    /// <summary>The vault types that can be used here.</summary>
    public VaultTypeRegistry VaultTypes => vaultTypes ??= new VaultTypeRegistry([new BuiltInVaultTypes(VaultSurroundings), .. VaultTypeSources, Extensions.VaultTypes, new MissingVaultTypes(MissingExtensions, Extensions.VaultTypes)]);

    /// <summary>The files with the configurations of vaults.</summary>
    public VaultConfigurationStore VaultConfigurations => vaultConfigurations ??= new VaultConfigurationStore(Layout);

    /// <summary>Who used which secrets.</summary>
    public VaultAuditTrail VaultAudit => vaultAudit ??= new VaultAuditTrail(Layout, Host.Clock);

    /// <summary>The vaults by name.</summary>
    public VaultService VaultService =>
        vaultService ??= Own(new VaultService(VaultSurroundings, VaultConfigurations, VaultTypes, VaultAudit, Processes));

    /// <summary>Hides secrets in everything that leaves.</summary>
    public Redactor Redactor => redactor ??= new Redactor();

    /// <summary>Moves secrets of outputs into vaults.</summary>
    public SensitiveOutputs SensitiveOutputs => sensitiveOutputs ??= new SensitiveOutputs(VaultService, Redactor, Marker.DefaultVault);

    private VaultSurroundings VaultSurroundings => vaultSurroundings ??= new VaultSurroundings
    {
        Layout = Layout,
        Environment = Environment,
        Ids = Host.Ids,
        Clock = Host.Clock,
        Notices = new VaultNotices(Events),
    };
}
