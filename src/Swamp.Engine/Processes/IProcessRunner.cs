namespace Swamp.Engine.Processes;

/// <summary>Runs a program to its end, with everything it started under control.</summary>
public interface IProcessRunner
{
    /// <summary>
    /// Starts the program, hands over its output as it comes and in the order in which it was received, and waits for its end. Cancellation
    /// asks the whole process tree to end, waits for <see cref="ProcessRequest.TerminationGrace"/>, and then kills what is left.
    /// </summary>
    /// <param name="request">What to run.</param>
    /// <param name="onOutput">Receives output; a slow receiver slows the program down. The memory is only valid during the call.</param>
    /// <param name="cancellationToken">Ends the program.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled; the process tree is gone.</exception>
    /// <exception cref="Errors.SwampException">The program could not be started.</exception>
    Task<ProcessExit> RunAsync(
        ProcessRequest request, Func<ProcessStream, ReadOnlyMemory<byte>, ValueTask> onOutput, CancellationToken cancellationToken);
}
