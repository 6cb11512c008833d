namespace Swamp.Operations.Execution;

/// <summary>Where a run came from (OUT-4).</summary>
/// <param name="DefinitionHash">SHA-256 of the definition.</param>
/// <param name="ModelVersion">Version of the type.</param>
/// <param name="TriggeredBy"><c>manual</c>, <c>workflow</c> or <c>model</c>.</param>
/// <param name="InitiatedBy">Who started it.</param>
/// <param name="BundleFingerprint">SHA-256 of the extension's source.</param>
/// <param name="Driver">The driver that ran it; absent when nobody asked for one.</param>
/// <param name="DriverLevel">Who asked for the driver.</param>
public sealed record OutputProvenanceView(
    string DefinitionHash, string ModelVersion, string TriggeredBy, string? InitiatedBy, string? BundleFingerprint, string? Driver = null, string? DriverLevel = null);
