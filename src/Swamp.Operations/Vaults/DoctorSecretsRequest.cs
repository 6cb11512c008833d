namespace Swamp.Operations.Vaults;

/// <summary>Asks for secrets that stand in definition files; has no members.</summary>
public sealed record DoctorSecretsRequest;
