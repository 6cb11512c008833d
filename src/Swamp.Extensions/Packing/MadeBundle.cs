using Swamp.Extensions.Gates;

namespace Swamp.Extensions.Packing;

/// <summary>A bundle with what the extension says of itself.</summary>
/// <param name="Name">Its type, or name of a report.</param>
/// <param name="Bundle">The JavaScript; null when the language is compiled where it runs.</param>
/// <param name="Description">The description as it is kept beside the bundle; null when there is none.</param>
/// <param name="Model">What it says of its version, when it is a model type.</param>
internal sealed record MadeBundle(string Name, byte[]? Bundle, byte[]? Description, PackedModel? Model = null);
