namespace Swamp.Operations.Vaults;

/// <summary>Asks whether every model that makes secrets has a vault to keep them in; has no members.</summary>
public sealed record DoctorVaultsRequest;
