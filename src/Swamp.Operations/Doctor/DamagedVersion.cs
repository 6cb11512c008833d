namespace Swamp.Operations.Doctor;

/// <summary>A stored version whose content is not what was written.</summary>
/// <param name="ModelType">Type of the model.</param>
/// <param name="ModelId">Id of the model.</param>
/// <param name="Name">Name of the item.</param>
/// <param name="Version">Number of the version; null when it is not even known which versions there are.</param>
/// <param name="Error">What is wrong.</param>
public sealed record DamagedVersion(string ModelType, string ModelId, string Name, int? Version, string Error);
