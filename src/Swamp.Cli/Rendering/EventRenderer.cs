using Swamp.Cli.CommandLine;
using Swamp.Cli.Terminal;
using Swamp.Engine.Execution;
using Swamp.Engine.Identity;
using Swamp.Operations.Events;
using Swamp.Operations.Json;

namespace Swamp.Cli.Rendering;

/// <summary>
/// Shows events on standard error as they come: lines for people, or in JSON mode one JSON object per line, so that a program can read
/// all of standard error. Progress is shown only for work that lasts.
/// </summary>
internal sealed class EventRenderer(ITerminal terminal, OutputOptions output, TimeProvider clock) : IOperationEvents
{
    private static readonly TimeSpan FirstProgressAfter = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PlainProgressEvery = TimeSpan.FromSeconds(5);

    private readonly Lock gate = new();
    private readonly long started = clock.GetTimestamp();
    private long lastProgress;
    private bool progressOnScreen;

    public ValueTask EmitAsync(OperationEvent operationEvent, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Show(operationEvent);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Removes a progress line from the screen.</summary>
    public void Clear()
    {
        lock (gate)
        {
            ClearProgress();
        }
    }

    private void Show(OperationEvent operationEvent)
    {
        switch (operationEvent)
        {
            case LogEvent log when log.Level >= output.Level && output.Json:
                WriteJson(log);
                break;
            case LogEvent log when log.Level >= output.Level:
                Line($"{IdFormat.Text(clock.GetUtcNow())} [{Tag(log.Level)}] {log.Category.Replace('.', '·')}: {VisibleText.Of(log.Message)}");
                break;
            case NoticeEvent notice when output.Json:
                WriteJson(notice);
                break;
            case NoticeEvent notice when output.Level <= (notice.IsWarning ? LogLevel.Warning : LogLevel.Info):
                Gutter(notice.IsWarning ? "Warning" : "Note", VisibleText.Of(notice.Message));
                break;
            case StageEvent stage when !output.Json && output.Level <= LogLevel.Info:
                Gutter(stage.Stage, stage.Text);
                break;
            case OutputEvent line when !output.Json && output.Level <= (line.Stream == MethodStream.Stdout ? LogLevel.Info : LogLevel.Warning):
                Gutter("", line.Text);
                break;
            case WorkflowRunEvent run when output.Json:
                WriteJson(run);
                break;
            case ProgressEvent progress when output.Level <= LogLevel.Info:
                Progress(progress);
                break;
            default:
                break;
        }
    }

    private void Gutter(string word, string text) => Line($"{word,12} {text}");

    private void Line(string text)
    {
        ClearProgress();
        Write(text + "\n");
    }

    private void WriteJson(OperationEvent operationEvent)
    {
        using var bytes = new MemoryStream();
        JsonOutput.WriteLine(bytes, operationEvent, CliJsonContext.Default.OperationEvent);
        Write(System.Text.Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private void Write(string text) => Quietly.Write(terminal.Error, text);

    private void Progress(ProgressEvent progress)
    {
        if (clock.GetElapsedTime(started) < FirstProgressAfter)
        {
            return;
        }

        if (terminal.ErrorIsTerminal && !output.Json)
        {
            ClearProgress();
            Write($"{ProgressText(progress)} …");
            progressOnScreen = true;
        }
        else if (lastProgress == 0 || clock.GetElapsedTime(lastProgress) >= PlainProgressEvery)
        {
            lastProgress = clock.GetTimestamp();
            if (output.Json)
            {
                WriteJson(progress);
            }
            else
            {
                Write($"{ProgressText(progress)} …\n");
            }
        }
    }

    private static string ProgressText(ProgressEvent progress) => (progress.Done, progress.Total) switch
    {
        (null, _) => progress.Activity,
        ({ } done, null) => $"{progress.Activity}: {done} {progress.Unit}",
        ({ } done, { } total) => $"{progress.Activity}: {done} of {total} {progress.Unit}",
    };

    private void ClearProgress()
    {
        if (progressOnScreen)
        {
            Write("\r\u001b[2K");
            progressOnScreen = false;
        }
    }

    private static string Tag(LogLevel level) => level switch
    {
        LogLevel.Trace => "TRC",
        LogLevel.Debug => "DBG",
        LogLevel.Info => "INF",
        LogLevel.Warning => "WRN",
        LogLevel.Error => "ERR",
        _ => "FTL",
    };
}
