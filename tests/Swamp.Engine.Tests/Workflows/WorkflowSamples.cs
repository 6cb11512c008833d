namespace Swamp.Engine.Tests.Workflows;

/// <summary>Texts of workflow files.</summary>
internal static class WorkflowSamples
{
    public const string Id = "5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11";

    public const string Identity = $"id: {Id}\nname: w\n";

    /// <summary>Every key of the format.</summary>
    public const string Everything =
        """
        # kept
        id: 5b0c0a52-5e53-4c0b-9a0e-0f6f1d2f7a11
        name: nightly-audit
        description: Audit every host, then gate on the result
        trigger: { schedule: "0 2 * * *", inputs: { env: prod } }
        tags: { team: ops } # kept too
        inputs:
          properties:
            env: { type: string, enum: [dev, prod] }
            hosts: { type: array, items: { type: string }, default: [] }
          required: [env]
        version: 2
        concurrency: 2
        reports: { require: [a, { name: b, methods: [c] }], skip: [d] }
        affinity: true
        target: worker-1
        labels: { gpu: "true" }
        platform: linux
        queueTimeout: 30
        driver: docker
        driverConfig: { image: "alpine:3" }
        jobs:
          - name: scan
            description: Look at everything
            weight: 2
            concurrency: 4
            failurePolicy: continue
            affinity: false
            labels: {}
            driver: raw
            steps:
              - name: scan-${{ self.host }}
                description: One host
                forEach: { item: host, in: "${{ inputs.hosts }}" }
                weight: 1.5
                concurrency: 3
                allowFailure: true
                guard: "${{ inputs.env == 'dev' }}"
                timeout: 90s
                retry: { attempts: 3, backoff: 2s, factor: 3, maxBackoff: 1m, jitter: 0.25 }
                target: "${{ self.host }}"
                queueTimeout: 0
                driver: docker
                driverConfig: { image: "busybox" }
                task:
                  type: model_method
                  modelType: "@acme/scanner"
                  modelName: scanner-${{ self.host }}
                  methodName: scan
                  globalArgs: { region: eu }
                  inputs: { host: "${{ self.host }}" }
                dataOutputOverrides:
                  - { specName: finding, lifetime: 30d, garbageCollection: 5, tags: { a: b }, vary: [host], vaultName: v }
              - name: short
                retry: 2
                task: { type: model_method, modelIdOrName: m, methodName: run, inputs: "${{ inputs.all }}" }
                dependsOn:
                  - { step: "scan-${{ self.host }}", condition: { type: always } }
          - name: gate
            dependsOn:
              - { job: scan, condition: { type: completed } }
            steps:
              - name: child
                task: { type: workflow, workflowIdOrName: other, inputs: { a: 1 } }
              - name: check
                task: { type: assert, expr: "size(data.findByTag('job', 'scan')) > 0", message: "no findings", severity: low }
              - name: sign-off
                dependsOn:
                  - step: check
                    condition: { type: or, conditions: [ { type: succeeded }, { type: and, conditions: [ { type: skipped }, { type: not, condition: { type: failed } } ] } ] }
                task: { type: manual_approval, prompt: "Publish?", timeout: 3600 }
        """;

    /// <summary>A workflow with one job of these steps, given as a YAML flow list.</summary>
    public static string WithSteps(string steps) => $"{Identity}jobs:\n- name: main\n  steps: {steps}\n";

    /// <summary>A workflow with one step that has these further keys, given as YAML flow entries.</summary>
    public static string WithStep(string keys) => WithSteps($"[{{name: s, task: {{type: model_method, modelIdOrName: m, methodName: run}}{(keys.Length == 0 ? "" : ", ")}{keys}}}]");

    /// <summary>A workflow with one step with this task.</summary>
    public static string WithTask(string task) => WithSteps($"[{{name: s, task: {task}}}]");
}
