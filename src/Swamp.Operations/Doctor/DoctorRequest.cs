namespace Swamp.Operations.Doctor;

/// <summary>Asks for a check of everything that is checked quickly; has no members.</summary>
public sealed record DoctorRequest;
