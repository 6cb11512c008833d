using System.Text.Json.Serialization;

namespace Swamp.Operations.Events;

/// <summary>Importance of a log record (GEN-3).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LogLevel>))]
public enum LogLevel
{
    /// <summary>Every detail.</summary>
    [JsonStringEnumMemberName("trace")] Trace,

    /// <summary>What a developer wants to see.</summary>
    [JsonStringEnumMemberName("debug")] Debug,

    /// <summary>What a user wants to see.</summary>
    [JsonStringEnumMemberName("info")] Info,

    /// <summary>Something is off; the operation goes on.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Something failed.</summary>
    [JsonStringEnumMemberName("error")] Error,

    /// <summary>A defect of the program.</summary>
    [JsonStringEnumMemberName("fatal")] Fatal,
}
