using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.SampleRound;

/// <summary>A task as it lies in somebody's mailbox.</summary>
internal sealed record MailedTask(string MessageId, string Token, string Code, string Subject);

/// <summary>What officers, experts and leaders do with the links in their mails.</summary>
internal sealed partial class Officers(Portal portal, string domain)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(150);

    private readonly ConcurrentDictionary<string, bool> _done = new();

    public string AddressOf(string officer) => $"{officer.Replace('-', '.')}@{domain}";

    /// <summary>Waits until an officer has got so many mails of a step about something, and not acted on them yet.</summary>
    public Task<IReadOnlyList<MailedTask>> WaitForAsync(string officer, string step, int count, string about = "") =>
        ForAsync(
            $"{count} mails for {step} to {officer}",
            async () => await FindAsync(officer, step, about) is var mails && mails.Count >= count ? mails : null
        );

    /// <summary>What an officer has got mails of, and not acted on yet.</summary>
    public async Task<IReadOnlyList<MailedTask>> FindAsync(string officer, string step, string about = "") =>
        [
            .. (await portal.ReadMailboxAsync(AddressOf(officer)))
                .Where(mail =>
                    mail.Subject.Contains($"前〕{step}：", StringComparison.Ordinal)
                    && mail.Subject.Contains(about, StringComparison.Ordinal)
                )
                .Where(mail => !_done.ContainsKey(mail.MessageId))
                .Select(mail => new MailedTask(
                    mail.MessageId,
                    LinkPattern().Match(mail.Text).Groups[1].Value,
                    CodePattern().Match(mail.Text).Groups[1].Value,
                    mail.Subject
                )),
        ];

    /// <summary>Decides a task by link and code.</summary>
    public async Task<JsonNode> DecideAsync(MailedTask task, JsonObject decision)
    {
        decision["code"] = task.Code;
        var decided = await portal.PostAsync($"tasks/{task.Token}", decision);
        _done[task.MessageId] = true;
        return decided;
    }

    /// <summary>The one task of a step about something, decided.</summary>
    public async Task DecideAsync(string officer, string step, JsonObject decision, string about = "") =>
        await DecideAsync((await WaitForAsync(officer, step, 1, about))[0], decision);

    public Task<JsonNode> ReadAsync(MailedTask task) => portal.GetTaskAsync(task.Token, task.Code);

    /// <summary>Waits for what the app does in its own time, and says what did not come.</summary>
    public static async Task<T> ForAsync<T>(string what, Func<Task<T?>> find)
        where T : class
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            if (await find() is { } found)
            {
                return found;
            }

            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"Waited {Patience} in vain for {what}.");
            }

            await Task.Delay(Step);
        }
    }

    [GeneratedRegex(@"/tasks/(\S+)")]
    private static partial Regex LinkPattern();

    [GeneratedRegex(@"验证码：(\S+)")]
    private static partial Regex CodePattern();
}
