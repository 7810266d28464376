using System.Text.Json.Nodes;
using CreditFunctions.Core.Applications;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tests.Local.Api;
using CreditFunctions.Functions.Tests.Local.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace CreditFunctions.Functions.Tests.Local.Projects;

/// <summary>The path of one project after its award, over HTTP, step by step.</summary>
/// <param name="profile">What the guide selects.</param>
internal sealed partial class ProjectWalk(AppInProcess app, ProgramTour tour, string profile = "Simple")
{
    private readonly BatchWalk _walk = new(app, untilClosing: TimeSpan.FromDays(1)) { Profile = profile };

    /// <summary>How many acts people of the two bureaus have done since the award.</summary>
    public int Acts { get; private set; }

    public string Id => _walk.ApplicationId;

    public BatchWalk Walk => _walk;

    /// <summary>What the unit asks for; null: as the example.</summary>
    public decimal? AskedYuan
    {
        get => _walk.AskedYuan;
        init => _walk.AskedYuan = value;
    }

    /// <summary>What the meeting gives; null: what was asked for.</summary>
    public decimal? ReducedYuan { get; init; }

    /// <summary>The mailbox of a unit that takes the project over.</summary>
    public const string Successor = "successor";

    /// <summary>The mailbox of the unit, before the round's domain.</summary>
    public string Contact { get; set; } = "clerk";

    /// <summary>项目编号</summary>
    public string Serial { get; private set; } = "";

    /// <summary>The application is awarded, and its project begins.</summary>
    public async Task AwardAsync()
    {
        foreach (var step in _walk.Steps)
        {
            await (ReducedYuan is { } less && step.Name == "adopt the resolution" ? ReduceAsync(less) : step.DoAsync());
        }

        Serial = (await WaitForAsync("Awarded"))["number"]!.GetValue<string>();
    }

    // The meeting proposes it with less than was asked for.
    private Task ReduceAsync(decimal amount) =>
        _walk.DecideAsync(
            "secretary",
            "会议审定",
            BatchWalk.Decision(
                ("heldOn", Day(0)),
                ("minutesNumber", "纪要1号"),
                (
                    "deviations",
                    new JsonArray(
                        new JsonObject
                        {
                            ["applicationId"] = Id,
                            ["outcome"] = "Propose",
                            ["reason"] = "设备购置经费偏高，予以核减。",
                            ["amountYuan"] = amount,
                        }
                    )
                )
            )
        );

    /// <summary>The unit fills the contract in and signs it, then the investigator.</summary>
    /// <param name="days">How long the work lasts.</param>
    public async Task SignAsync(int days = 300)
    {
        await ProposeAsync(days);
        var link = await LinkAsync("p1");
        var read = await tour.GetAsync(link);
        Assert.Equal("Sign", read!["acts"]!.AsArray().Single()!.GetValue<string>());
        var project = read["project"]!;
        await SendAsync(
            link,
            "signature",
            new JsonObject
            {
                ["version"] = project["contract"]!["version"]!.GetValue<int>(),
                ["signerName"] = project["investigator"]!.GetValue<string>(),
            }
        );
    }

    /// <summary>The unit fills the contract in and signs it.</summary>
    public async Task ProposeAsync(int days = 300)
    {
        var amount = await AmountAsync();
        var form = new JsonObject
        {
            ["targets"] = "选育耐盐品种1个，示范100亩。",
            ["startsOn"] = Day(0),
            ["endsOn"] = Day(days),
            ["bankAccount"] = "示例单位 0000 示例银行",
            ["acceptsReduction"] = ReducedYuan is not null,
            ["signerName"] = "张示例",
        };
        if (profile != "Simple")
        {
            form["milestones"] = string.Join('\n', Enumerable.Range(1, 4).Select(stage => $"{Day(days * stage / 4)} 第{stage}阶段"));
            form["budget"] = BudgetOf(amount, equipment: 10_000);
        }

        await SendAsync(await LinkAsync(Contact), "contract", form);
    }

    /// <summary>The unit shifts its budget within the total.</summary>
    public async Task ShiftBudgetAsync(decimal equipment) =>
        await SendAsync(
            await LinkAsync(Contact),
            "changes",
            new JsonObject
            {
                ["kind"] = "Budget",
                ["budget"] = BudgetOf(await AmountAsync(), equipment),
                ["reason"] = "设备降价。",
            }
        );

    private static JsonObject BudgetOf(decimal amount, decimal equipment) =>
        new()
        {
            ["Equipment"] = $"{equipment:0}",
            ["Operations"] = $"{amount - equipment:0.##}",
            ["Labour"] = "0",
            ["Indirect"] = "0",
        };

    /// <summary>The leader signs for the bureau.</summary>
    public Task SignForBureauAsync(string choice = "sign") =>
        DecideAsync("leader", "签订任务书", ("choice", choice), ("reason", "已核对。"));

    /// <summary>The finance bureau agrees, and enters the voucher once the treasury has paid.</summary>
    /// <param name="amount">Of the instalment; null: of the award.</param>
    public async Task PayAsync(decimal? amount = null)
    {
        await DecideAsync("finance", "拨款会签", ("choice", "agree"), ("reason", "同意。"));
        await ConfirmAsync(amount ?? await AmountAsync());
    }

    /// <summary>The finance bureau enters a voucher.</summary>
    public Task ConfirmAsync(decimal amount) =>
        DecideAsync(
            "finance",
            "到账确认",
            (
                "fields",
                new JsonObject
                {
                    ["voucherNumber"] = $"国库凭{amount:0}",
                    ["budgetNumber"] = "白财教指〔2026〕8号",
                    ["amountYuan"] = $"{amount:0.##}",
                    ["paidOn"] = Day(0),
                }
            )
        );

    /// <summary>The unit gives its final report by the form of its page.</summary>
    /// <param name="questioned">What its auditor questions; null where none is asked for.</param>
    public async Task ReportAsync(decimal spent, decimal? questioned = null)
    {
        var link = await LinkAsync(Contact);
        var fields = new Dictionary<string, string>
        {
            ["results"] = "完成任务书规定的全部指标。",
            ["spentYuan"] = $"{spent:0.##}",
            ["certificateNumber"] = "吉科报收录〔2028〕12号",
        };
        if (questioned is not null)
        {
            fields["auditFirm"] = "示例会计师事务所";
            fields["auditNumber"] = "示审字〔2028〕1号";
            fields["auditOpinion"] = "除质疑金额外，支出符合预算。";
            fields["questionedYuan"] = $"{questioned:0.##}";
        }

        await tour.PostFormAsync(link, $"{link}/report", fields, "document", "report.png", _ => { });
        await WaitForAsync("AcceptancePending");
    }

    /// <summary>The number of whoever is to lead the project.</summary>
    public string NewLeader { get; } = SyntheticPerson.Next();

    /// <summary>The unit files a change, or asks for one.</summary>
    public async Task ChangeAsync(string kind, string newValue, string? endsOn = null, string? unitCode = null) =>
        await SendAsync(
            await LinkAsync(Contact),
            "changes",
            new JsonObject
            {
                ["kind"] = kind,
                ["newValue"] = newValue,
                ["endsOn"] = endsOn,
                ["unitCode"] = unitCode,
                ["identityNumber"] = kind == "Leader" ? NewLeader : null,
                ["email"] = kind == "Leader" ? $"p9@{_walk.Domain}" : $"{Successor}@{_walk.Domain}",
                ["reason"] = "工作需要。",
            }
        );

    /// <summary>What the unit sent, as its page links it.</summary>
    public async Task ReadFilesAsync()
    {
        var document = (await ReadAsync())["report"]!["documentId"]!.GetValue<string>();
        await tour.GetAsync($"desk/projects/{Id}/documents/{document}", tour.AsChief);
    }

    /// <summary>Two officers decide on the acceptance.</summary>
    public async Task AcceptAsync(string choice, string? other = null)
    {
        await DecideAsync("officer", "验收", ("choice", choice), ("reason", "材料齐全。"));
        await DecideAsync("integrity", "验收", ("choice", other ?? choice), ("reason", "符合任务书。"));
    }

    /// <summary>An officer decides by the link and the code of a mail.</summary>
    public async Task DecideAsync(string officer, string step, params (string Name, JsonNode Value)[] fields)
    {
        await _walk.DecideAsync(officer, step, BatchWalk.Decision(fields));
        Acts++;
    }

    /// <summary>Unit or investigator do something by their link.</summary>
    public Task<JsonNode?> SendAsync(string link, string act, JsonObject body) =>
        tour.SendAsync(HttpMethod.Post, $"{link}/{act}", body.ToJsonString(), _ => { });

    /// <summary>The project as officers see it.</summary>
    public async Task<JsonNode> ReadAsync() => (await tour.GetAsync($"desk/projects/{Id}", tour.AsChief))!;

    /// <summary>Waits until project and application have reached a state.</summary>
    public Task<JsonNode> WaitForAsync(string state) =>
        app.WaitForAsync(
            $"the project to be {state}",
            async () =>
                await FindAsync() is { } read
                && read["state"]!.GetValue<string>() == state
                && $"{(await app.Services.GetRequiredService<IRecordStore<Application>>().GetAsync(Id, default)).State.State}" == state
                    ? read
                    : null
        );

    /// <summary>What an account of the ledger holds.</summary>
    public async Task<decimal> BalanceAsync(string account) =>
        (await ReadAsync())["accounts"]!
            .AsArray()
            .Where(each => each!["account"]!.GetValue<string>() == account)
            .Select(each => each!["amountYuan"]!.GetValue<decimal>())
            .SingleOrDefault();

    public async Task<decimal> AmountAsync() => (await ReadAsync())["amountYuan"]!.GetValue<decimal>();

    /// <summary>The address of the project for unit or investigator, from the mail that they got.</summary>
    /// <param name="reader">The part of the address before the round.</param>
    public async Task<string> LinkAsync(string reader)
    {
        var mail = await app.WaitForAsync(
            "the mail with the link of the project",
            async () =>
                (await _walk.Portal.ReadMailboxAsync($"{reader}@{_walk.Domain}")).FirstOrDefault(mail =>
                    mail.Text.Contains("/projects/", StringComparison.Ordinal)
                )
        );
        return $"projects/{mail.Text.Split("/projects/")[1].Split('\n', '\r', ' ')[0]}";
    }

    /// <summary>What the mails about the project tell that somebody got, the newest first.</summary>
    public async Task<IReadOnlyList<string>> SubjectsAsync(string reader) =>
        [
            .. (await _walk.Portal.ReadMailboxAsync($"{reader}@{_walk.Domain}"))
                .Where(mail => mail.Text.Contains("/projects/", StringComparison.Ordinal))
                .Select(mail => mail.Subject.Split('】')[1].Split('：')[0]),
        ];

    /// <summary>A day from today on, as forms write it.</summary>
    public string Day(int days) => $"{app.Now.ToOffset(TimeSpan.FromHours(8)).AddDays(days):yyyy-MM-dd}";

    private async Task<JsonNode?> FindAsync()
    {
        var projects = (await tour.GetAsync("desk/projects", tour.AsChief))!["projects"]!.AsArray();
        return projects.Any(each => each!["id"]!.GetValue<string>() == Id) ? await ReadAsync() : null;
    }
}
