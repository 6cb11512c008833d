namespace Swamp.Cel;

/// <summary>Ends a check whose types have become too large or too many; hostile expressions only.</summary>
internal sealed class CheckLimitException : Exception;
