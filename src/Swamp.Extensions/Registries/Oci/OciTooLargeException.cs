namespace Swamp.Extensions.Registries.Oci;

/// <summary>An answer has more bytes than it may have.</summary>
internal sealed class OciTooLargeException : Exception;
