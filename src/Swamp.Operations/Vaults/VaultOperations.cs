using Swamp.Engine.Errors;

namespace Swamp.Operations.Vaults;

/// <summary>Operations on vaults and secrets.</summary>
public static class VaultOperations
{
    /// <summary>Configures a new vault (VCMD-1).</summary>
    public static Operation<CreateVaultRequest, CreateVaultResult> Create { get; } = new()
    {
        Name = "vault.create",
        Summary = "Configure a new vault.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.InvalidArgument, ErrorCodes.Conflict],
        Request = static () => VaultJsonContext.Default.CreateVaultRequest,
        Result = static () => VaultJsonContext.Default.CreateVaultResult,
        Handler = VaultConfigurationHandlers.CreateAsync,
    };

    /// <summary>Lists vaults (VCMD-2).</summary>
    public static Operation<SearchVaultsRequest, SearchVaultsResult> Search { get; } = new()
    {
        Name = "vault.search",
        Summary = "List the vaults of the repository.",
        Access = AccessLevel.Read,
        Request = static () => VaultJsonContext.Default.SearchVaultsRequest,
        Result = static () => VaultJsonContext.Default.SearchVaultsResult,
        Handler = VaultConfigurationHandlers.SearchAsync,
    };

    /// <summary>Shows a vault with its file (VCMD-3).</summary>
    public static Operation<GetVaultRequest, GetVaultResult> Get { get; } = new()
    {
        Name = "vault.get",
        Summary = "Show how a vault is configured, and where.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.VaultNotFound],
        Request = static () => VaultJsonContext.Default.GetVaultRequest,
        Result = static () => VaultJsonContext.Default.GetVaultResult,
        Handler = VaultConfigurationHandlers.GetAsync,
    };

    /// <summary>Shows a vault (VCMD-4).</summary>
    public static Operation<GetVaultRequest, DescribeVaultResult> Describe { get; } = new()
    {
        Name = "vault.describe",
        Summary = "Show how a vault is configured.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.VaultNotFound],
        Request = static () => VaultJsonContext.Default.GetVaultRequest,
        Result = static () => VaultJsonContext.Default.DescribeVaultResult,
        Handler = VaultConfigurationHandlers.DescribeAsync,
    };

    /// <summary>Reads the file of a vault.</summary>
    public static Operation<GetVaultSourceRequest, GetVaultSourceResult> GetSource { get; } = new()
    {
        Name = "vault.source",
        Summary = "Show the file of a vault as it is written.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.VaultNotFound],
        Request = static () => VaultJsonContext.Default.GetVaultSourceRequest,
        Result = static () => VaultJsonContext.Default.GetVaultSourceResult,
        Handler = VaultConfigurationHandlers.GetSourceAsync,
    };

    /// <summary>Replaces the file of a vault (VCMD-5).</summary>
    public static Operation<EditVaultRequest, EditVaultResult> Edit { get; } = new()
    {
        Name = "vault.edit",
        Summary = "Edit the file of a vault, in an editor or from standard input.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.InvalidDocument, ErrorCodes.InvalidArgument, ErrorCodes.Conflict],
        Request = static () => VaultJsonContext.Default.EditVaultRequest,
        Result = static () => VaultJsonContext.Default.EditVaultResult,
        Handler = VaultConfigurationHandlers.EditAsync,
    };

    /// <summary>Stores a secret (VCMD-10).</summary>
    public static Operation<PutSecretRequest, PutSecretResult> Put { get; } = new()
    {
        Name = "vault.put",
        Summary = "Store a secret in a vault.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.VaultFailed, ErrorCodes.InvalidArgument, ErrorCodes.Conflict],
        Request = static () => VaultJsonContext.Default.PutSecretRequest,
        Result = static () => VaultJsonContext.Default.PutSecretResult,
        Handler = SecretHandlers.PutAsync,
    };

    /// <summary>Reads a secret (VCMD-20).</summary>
    public static Operation<SecretRequest, ReadSecretResult> ReadSecret { get; } = new()
    {
        Name = "vault.read-secret",
        Summary = "Read a secret in clear.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.SecretNotFound, ErrorCodes.VaultFailed],
        Request = static () => VaultJsonContext.Default.SecretRequest,
        Result = static () => VaultJsonContext.Default.ReadSecretResult,
        Handler = SecretHandlers.ReadAsync,
    };

    /// <summary>Lists keys (VCMD-21).</summary>
    public static Operation<ListKeysRequest, ListKeysResult> ListKeys { get; } = new()
    {
        Name = "vault.list-keys",
        Summary = "List the keys of the secrets in a vault.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.VaultFailed],
        Request = static () => VaultJsonContext.Default.ListKeysRequest,
        Result = static () => VaultJsonContext.Default.ListKeysResult,
        Handler = SecretHandlers.ListKeysAsync,
    };

    /// <summary>Shows what is known of a secret (VCMD-22).</summary>
    public static Operation<SecretRequest, InspectSecretResult> Inspect { get; } = new()
    {
        Name = "vault.inspect",
        Summary = "Show what is known of a secret, without its value.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.SecretNotFound, ErrorCodes.VaultFailed],
        Request = static () => VaultJsonContext.Default.SecretRequest,
        Result = static () => VaultJsonContext.Default.InspectSecretResult,
        Handler = SecretHandlers.InspectAsync,
    };

    /// <summary>Changes what is noted about a secret (VCMD-25).</summary>
    public static Operation<AnnotateSecretRequest, AnnotateSecretResult> Annotate { get; } = new()
    {
        Name = "vault.annotate",
        Summary = "Note where a secret comes from, and label it.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.SecretNotFound, ErrorCodes.VaultFailed, ErrorCodes.InvalidArgument],
        Request = static () => VaultJsonContext.Default.AnnotateSecretRequest,
        Result = static () => VaultJsonContext.Default.AnnotateSecretResult,
        Handler = AnnotateSecretHandler.RunAsync,
    };

    /// <summary>Deletes a secret (VCMD-27).</summary>
    public static Operation<DeleteSecretRequest, DeleteSecretResult> Delete { get; } = new()
    {
        Name = "vault.delete",
        Summary = "Delete a secret with everything noted about it.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.SecretNotFound, ErrorCodes.VaultFailed],
        Request = static () => VaultJsonContext.Default.DeleteSecretRequest,
        Result = static () => VaultJsonContext.Default.DeleteSecretResult,
        Handler = SecretHandlers.DeleteAsync,
    };

    /// <summary>Moves a vault to another provider (VCMD-30).</summary>
    public static Operation<MigrateVaultRequest, MigrateVaultResult> Migrate { get; } = new()
    {
        Name = "vault.migrate",
        Summary = "Move the secrets of a vault to another provider.",
        Access = AccessLevel.Admin,
        Errors = [ErrorCodes.VaultNotFound, ErrorCodes.VaultFailed, ErrorCodes.InvalidArgument],
        Request = static () => VaultJsonContext.Default.MigrateVaultRequest,
        Result = static () => VaultJsonContext.Default.MigrateVaultResult,
        Handler = MigrateVaultHandler.RunAsync,
    };

    /// <summary>Tells who used which secrets (VCMD-35).</summary>
    public static Operation<AuditTrailRequest, AuditTrailResult> AuditTrail { get; } = new()
    {
        Name = "vault.audit-trail",
        Summary = "Show who used which secrets.",
        Access = AccessLevel.Read,
        Errors = [ErrorCodes.InvalidArgument],
        Request = static () => VaultJsonContext.Default.AuditTrailRequest,
        Result = static () => VaultJsonContext.Default.AuditTrailResult,
        Handler = AuditTrailHandler.RunAsync,
    };

    /// <summary>Lists vault types (VCMD-40).</summary>
    public static Operation<SearchVaultTypesRequest, SearchVaultTypesResult> SearchTypes { get; } = new()
    {
        Name = "vault.type.search",
        Summary = "List the types of vaults that can be used here.",
        Access = AccessLevel.Read,
        Request = static () => VaultJsonContext.Default.SearchVaultTypesRequest,
        Result = static () => VaultJsonContext.Default.SearchVaultTypesResult,
        Handler = VaultConfigurationHandlers.SearchTypesAsync,
    };

    /// <summary>Looks for secrets in definition files (DOC-10).</summary>
    public static Operation<DoctorSecretsRequest, DoctorSecretsResult> DoctorSecrets { get; } = new()
    {
        Name = "doctor.secrets",
        Summary = "Look for secrets that stand in definition files.",
        Access = AccessLevel.Read,
        Request = static () => VaultJsonContext.Default.DoctorSecretsRequest,
        Result = static () => VaultJsonContext.Default.DoctorSecretsResult,
        Handler = DoctorSecretsHandler.SecretsAsync,
    };

    /// <summary>Looks for missing vaults (DOC-11).</summary>
    public static Operation<DoctorVaultsRequest, DoctorVaultsResult> DoctorVaults { get; } = new()
    {
        Name = "doctor.vaults",
        Summary = "Check whether every model that makes secrets has a vault to keep them in.",
        Access = AccessLevel.Read,
        Request = static () => VaultJsonContext.Default.DoctorVaultsRequest,
        Result = static () => VaultJsonContext.Default.DoctorVaultsResult,
        Handler = DoctorSecretsHandler.VaultsAsync,
    };

    /// <summary>All operations of this feature.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        Create, Search, Get, Describe, GetSource, Edit, Put, ReadSecret, ListKeys,
        Inspect, Annotate, Delete, Migrate, AuditTrail, SearchTypes, DoctorSecrets, DoctorVaults,
    ];
}
