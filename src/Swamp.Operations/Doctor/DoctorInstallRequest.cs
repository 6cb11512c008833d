namespace Swamp.Operations.Doctor;

/// <summary>Asks about the installation of swamp (DOC-16); has no members.</summary>
public sealed record DoctorInstallRequest;
