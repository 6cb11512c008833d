namespace Swamp.Engine.Workflows;

/// <summary>The keys of workflow files, in the order in which they are written (WF-4, WF-10 to WF-20).</summary>
internal static class WorkflowKeys
{
    public static readonly string[] Workflow =
    [
        "id", "name", "description", "trigger", "tags", "inputs", "jobs", "version", "concurrency", "reports", "affinity", "target", "labels",
        "platform", "queueTimeout", "driver", "driverConfig",
    ];

    public static readonly string[] Job =
    [
        "name", "description", "steps", "dependsOn", "weight", "concurrency", "failurePolicy", "affinity", "target", "labels", "platform",
        "queueTimeout", "driver", "driverConfig",
    ];

    public static readonly string[] Step =
    [
        "name", "description", "task", "forEach", "dependsOn", "weight", "concurrency", "dataOutputOverrides", "allowFailure", "guard",
        "timeout", "retry", "target", "labels", "platform", "queueTimeout", "driver", "driverConfig",
    ];

    public static readonly string[] Retry = ["attempts", "backoff", "factor", "maxBackoff", "jitter"];

    public static readonly string[] Trigger = ["schedule", "inputs"];

    public static readonly string[] ForEach = ["item", "in"];

    public static readonly string[] Override = ["specName", "lifetime", "garbageCollection", "tags", "vary", "vaultName"];

    public static readonly string[] MethodTask = ["type", "modelIdOrName", "modelType", "modelName", "methodName", "inputs", "globalArgs"];

    public static readonly string[] WorkflowTask = ["type", "workflowIdOrName", "inputs"];

    public static readonly string[] ApprovalTask = ["type", "prompt", "timeout"];

    public static readonly string[] AssertTask = ["type", "expr", "message", "severity"];
}
