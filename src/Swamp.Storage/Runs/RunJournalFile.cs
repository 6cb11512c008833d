using System.Text.Json.Nodes;
using Microsoft.Win32.SafeHandles;
using Swamp.Engine.Workflows.Runs;
using Swamp.Storage.Files;

namespace Swamp.Storage.Runs;

/// <summary>
/// Writes a run's journal. Whoever comes while somebody writes leaves the entry to be written with the next batch: one call to the system,
/// and with <paramref name="flush"/> one flush of the disk, serves all that wait.
/// </summary>
/// <param name="file">The file, open for writing; closed with this object.</param>
/// <param name="path">Its path, for errors.</param>
/// <param name="held">The lock of the run; released with this object.</param>
/// <param name="lockPath">Path of that lock.</param>
/// <param name="length">Where the next entry goes.</param>
/// <param name="flush">Whether entries survive the machine, not only the process.</param>
internal sealed class RunJournalFile(SafeFileHandle file, string path, SafeFileHandle held, string lockPath, long length, bool flush) : IRunJournal
{
    private readonly Lock gate = new();
    private List<(byte[] Line, TaskCompletionSource Done)> waiting = [];
    private bool isWriting;
    private long end = length;

    public bool IsEmpty => Volatile.Read(ref end) == 0;

    public long BytesWritten { get; private set; }

    public ValueTask AppendAsync(JsonObject entry)
    {
        var line = JournalFormat.Line(entry);
        TaskCompletionSource done;
        lock (gate)
        {
            if (!isWriting && !flush)
            {
                // Handing some bytes to the system takes less time than handing them to another thread.
                try
                {
                    Write(line);
                    return ValueTask.CompletedTask;
                }
                catch (Exception error) when (StorageErrors.IsRefusal(error))
                {
                    return ValueTask.FromException(Refused(error));
                }
            }

            done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((line, done));
            if (isWriting)
            {
                return new ValueTask(done.Task);
            }

            isWriting = true;
        }

        _ = Task.Run(WriteBatches);
        return new ValueTask(done.Task);
    }

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        SmallFile.TryDelete(lockPath);
        held.Dispose();
        return ValueTask.CompletedTask;
    }

    private void WriteBatches()
    {
        while (true)
        {
            List<(byte[] Line, TaskCompletionSource Done)> batch;
            lock (gate)
            {
                if (waiting.Count == 0)
                {
                    isWriting = false;
                    return;
                }

                (batch, waiting) = (waiting, []);
            }

            try
            {
                Write(batch.Count == 1 ? batch[0].Line : [.. batch.SelectMany(static b => b.Line)]);
                DiskFlush.File(file);
                batch.ForEach(static b => b.Done.SetResult());
            }
            catch (Exception error) when (StorageErrors.IsRefusal(error))
            {
                batch.ForEach(b => b.Done.SetException(Refused(error)));
            }
        }
    }

    private Engine.Errors.SwampException Refused(Exception error) => StorageErrors.Refused("write the run's journal", path, error);

    private void Write(byte[] bytes)
    {
        RandomAccess.Write(file, bytes, end);
        end += bytes.Length;
        BytesWritten += bytes.Length;
    }
}
