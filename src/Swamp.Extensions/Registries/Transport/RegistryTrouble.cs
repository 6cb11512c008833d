using System.Globalization;

namespace Swamp.Extensions.Registries.Transport;

/// <summary>Words for what goes wrong with connections; those of the base library often hide the cause one level deeper.</summary>
internal static class RegistryTrouble
{
    /// <summary>What is wrong with a registry that could not be talked to, as the rest of a sentence about it.</summary>
    public static string Of(Exception exception)
    {
        var kind = exception switch { HttpRequestException request => request.HttpRequestError, HttpIOException broken => broken.HttpRequestError, _ => HttpRequestError.Unknown };
        var cause = kind is HttpRequestError.Unknown or HttpRequestError.InvalidResponse ? exception.InnerException?.Message ?? exception.Message : exception.Message;
        return kind switch
        {
            HttpRequestError.ResponseEnded => "breaks off what it sends.",
            HttpRequestError.InvalidResponse => $"answers with something that is no HTTP: {cause}",
            HttpRequestError.ConfigurationLimitExceeded => "sends more headers than are expected.",
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError => $"could not be reached: {cause}",
            _ => $"could not be talked to: {cause}",
        };
    }

    /// <summary>How long to wait, in a unit that says something.</summary>
    public static string Wait(TimeSpan wait) => wait switch
    {
        { TotalMinutes: <= 120 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalSeconds):0} s"),
        { TotalHours: <= 48 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalHours):0} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(wait.TotalDays):0} days"),
    };
}
