namespace Swamp.Operations.Workflows;

/// <summary>Asks whether every workflow file can be read (WFC-56, DOC-15).</summary>
public sealed record DoctorWorkflowsRequest;
