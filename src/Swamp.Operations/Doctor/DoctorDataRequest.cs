namespace Swamp.Operations.Doctor;

/// <summary>Asks to compare the stored data with its checksums.</summary>
public sealed record DoctorDataRequest;
