namespace Swamp.Engine.Agents.Settings;

/// <summary>The OpenCode plugin that records commands (REPO-32). Wholly ours: it is replaced when it differs.</summary>
internal static class OpenCodePlugin
{
    public const string Path = ".opencode/plugins/swamp-audit.ts";

    /// <summary>The payload goes to standard input, never through a shell, so that no command can be made up from its text.</summary>
    public const string Text =
        """
        // Written by swamp; "swamp repo upgrade" replaces it. Records the shell commands of the agent for: swamp audit
        import { spawn } from "node:child_process";

        export const SwampAudit = async ({ directory }: { directory: string }) => ({
          "tool.execute.after": async (
            input: { tool: string; sessionID?: string; args?: { command?: string } },
            output: { metadata?: { exit?: number } },
          ) => {
            if (input.tool !== "bash" || typeof input.args?.command !== "string") return;
            const exit = output?.metadata?.exit;
            const payload = JSON.stringify({
              tool_name: "bash",
              tool_input: { command: input.args.command },
              session_id: input.sessionID,
              cwd: directory,
              ...(typeof exit === "number" && exit !== 0 ? { error: `Exit code ${exit}` } : {}),
            });
            const child = spawn("swamp", ["audit", "record", "--from-hook", "--tool", "opencode"], {
              cwd: directory,
              stdio: ["pipe", "ignore", "ignore"],
            });
            child.on("error", () => {});
            child.stdin.on("error", () => {});
            child.stdin.end(payload);
          },
        });

        """;
}
