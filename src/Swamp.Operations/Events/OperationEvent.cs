using System.Text.Json.Serialization;

namespace Swamp.Operations.Events;

/// <summary>Something that happened while an operation ran. Receivers ignore kinds they do not know.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(LogEvent), "log")]
[JsonDerivedType(typeof(OutputEvent), "output")]
[JsonDerivedType(typeof(ProgressEvent), "progress")]
[JsonDerivedType(typeof(StageEvent), "stage")]
[JsonDerivedType(typeof(NoticeEvent), "notice")]
[JsonDerivedType(typeof(WorkflowRunEvent), "workflow")]
public abstract record OperationEvent;
