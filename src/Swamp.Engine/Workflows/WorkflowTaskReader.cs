using Swamp.Engine.Definitions;
using Swamp.Engine.Expressions;
using Swamp.Engine.Values;
using Swamp.Engine.Workflows.Model;
using Swamp.Engine.Yaml;

namespace Swamp.Engine.Workflows;

/// <summary>Reads the task of a step (WF-20 to WF-22).</summary>
internal sealed class WorkflowTaskReader(WorkflowPartReader reader)
{
    private static readonly string[] Types = ["model_method", "workflow", "manual_approval", "assert"];

    /// <summary>The task of a step.</summary>
    public WorkflowTask Read(YamlFields step)
    {
        step.Require("task", "Add 'task: {type: model_method, modelIdOrName: <model>, methodName: <method>}'.");
        var task = step.Fields("task")!;
        var type = WorkflowPartReader.Filled(task, "type", $"Add 'type:' with one of {string.Join(", ", Types)}.");
        return type switch
        {
            "model_method" => Method(task, step.Label),
            "workflow" => Nested(task),
            "manual_approval" => Approval(task),
            "assert" => Assert(task),
            "shell" => throw task.Error(
                task.Find("type")!,
                $"{step.Label}: tasks of the type 'shell' do not exist any more",
                "Run a method of a shell model: {type: model_method, modelType: command/shell, methodName: execute, inputs: {run: <command>}}"),
            _ => throw task.Error(
                task.Find("type")!,
                $"{step.Label}: there is no task type '{type}'",
                $"{Suggestions.DidYouMean(type, Types)} Types are {string.Join(", ", Types)}.".TrimStart()),
        };
    }

    private ModelMethodTask Method(YamlFields task, string step)
    {
        if (task.Find("arguments") is { } arguments && task.Find("inputs") is null)
        {
            throw task.Error(arguments, $"{step}: a task has no 'arguments'", "Did you mean 'inputs'?");
        }

        var (model, type) = (task.Text("modelIdOrName"), task.Text("modelType"));
        if (model is not null && type is not null)
        {
            throw task.Error(
                task.Find("modelType")!,
                $"{step}: 'modelIdOrName' and 'modelType' exclude each other",
                "Keep modelIdOrName to run a method of a model that exists, or modelType to need none.");
        }

        if (model is null && type is null)
        {
            throw task.Error(
                task.Node,
                $"{step}: the task says neither 'modelIdOrName' nor 'modelType'",
                "Add 'modelIdOrName: <model>', or 'modelType: <type>' to run without a model of your own.");
        }

        if (task.Find("globalArgs") is { } globals && type is null)
        {
            throw task.Error(globals, $"{step}: 'globalArgs' only goes with 'modelType'", "A model that exists has global arguments of its own: 'swamp model edit' changes them.");
        }

        if (model?.Length == 0 || type?.Length == 0)
        {
            throw task.Error(task.Find(model is null ? "modelType" : "modelIdOrName")!, $"{step}: the name is empty", "Name a model or a type.");
        }

        reader.Notice(task, "model_method task", WorkflowKeys.MethodTask);
        return new ModelMethodTask
        {
            ModelIdOrName = model,
            ModelType = type,
            ModelName = task.Find("modelName") is null ? null : WorkflowPartReader.Filled(task, "modelName", "Leave it out for an instance that ends with the run."),
            MethodName = WorkflowPartReader.Filled(task, "methodName", "Add 'methodName: <method>'; 'swamp model type describe <type>' lists them."),
            Inputs = ValuesOf(task, "inputs"),
            GlobalArgs = ValuesOf(task, "globalArgs"),
        };
    }

    private NestedWorkflowTask Nested(YamlFields task)
    {
        reader.Notice(task, "workflow task", WorkflowKeys.WorkflowTask);
        return new NestedWorkflowTask
        {
            WorkflowIdOrName = WorkflowPartReader.Filled(task, "workflowIdOrName", "Add 'workflowIdOrName: <workflow>'."),
            Inputs = ValuesOf(task, "inputs"),
        };
    }

    private ManualApprovalTask Approval(YamlFields task)
    {
        reader.Notice(task, "manual_approval task", WorkflowKeys.ApprovalTask);
        return new ManualApprovalTask
        {
            Prompt = WorkflowPartReader.Filled(task, "prompt", "Add 'prompt: <question>'."),
            Timeout = WorkflowPartReader.PositiveOf(task, "timeout"),
        };
    }

    private AssertTask Assert(YamlFields task)
    {
        reader.Notice(task, "assert task", WorkflowKeys.AssertTask);
        return new AssertTask
        {
            Expr = WorkflowPartReader.Filled(task, "expr", "Add 'expr: <condition>', an expression without ${{ }}."),
            Message = WorkflowPartReader.Filled(task, "message", "Add 'message: <what is wrong when it does not hold>'."),
            Severity = task.Text("severity") switch
            {
                null or "high" => AssertSeverity.High,
                "medium" => AssertSeverity.Medium,
                "low" => AssertSeverity.Low,
                var other => throw task.Error(task.Find("severity")!, $"There is no severity '{other}'", "Write low, medium or high."),
            },
        };
    }

    private static TaskValues? ValuesOf(YamlFields task, string key)
    {
        if (task.Find(key) is not { } node)
        {
            return null;
        }

        if (node.Resolved is not YamlScalar)
        {
            return TaskValues.Of(task.Fields(key)!.ToJson());
        }

        var text = task.TextOf(node, task.Below(key));
        return ExpressionText.Parse(text) is { IsWhole: true }
            ? TaskValues.Of(text)
            : throw task.Error(
                node,
                $"'{task.Below(key)}' has to be a mapping, or one expression that yields one",
                "Write 'key: value' lines, or a single ${{ }} with nothing in front of it.");
    }
}
