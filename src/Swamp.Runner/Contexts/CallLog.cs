using Swamp.Runner.Conversation;
using Swamp.Sdk;

namespace Swamp.Runner.Contexts;

/// <summary>The log of a call.</summary>
internal sealed class CallLog(RunnerCall call) : ILog
{
    public void Debug(string message) => call.Log("debug", message);

    public void Information(string message) => call.Log("info", message);

    public void Warning(string message) => call.Log("warning", message);

    public void Error(string message) => call.Log("error", message);
}
