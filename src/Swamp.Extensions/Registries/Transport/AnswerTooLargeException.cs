namespace Swamp.Extensions.Registries.Transport;

/// <summary>An answer has more bytes than it may have.</summary>
internal sealed class AnswerTooLargeException : Exception;
