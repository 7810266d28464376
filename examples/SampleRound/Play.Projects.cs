using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <content>
/// What follows the awards, up to the next spring: seven projects with contract and money; one changes its leader, one is extended, four
/// come to their acceptance. On the rehearsal clock only: it takes months of business time.
/// </content>
internal sealed partial class Play
{
    private const int Batches = 1;
    private const int ChangesLeader = 4;
    private const int IsExtended = 9;
    private const int Fails = 11;
    private const int Concludes = 18;
    private const decimal QuestionedYuan = 20_000;

    private static readonly int[] Winners = [1, 4, 9, 11, 18, Cast.Audited, 20];
    private static readonly int[] Accepted = [Batches, Fails, Concludes, Cast.Audited];
    private static readonly string[] AcceptingOfficers = ["li-jingban", "sun-chengxin"];

    /// <summary>Every scene after the awards, in order.</summary>
    public IReadOnlyList<Scene> LaterScenes =>
        [
            new("任务书 contracts", SignContractsAsync),
            new("拨款 payments", PayAsync),
            new("变更 changes", ChangeAsync),
            new("结题报告 final reports", ReportAsync),
            new("验收 acceptances", AcceptAsync),
            new("追缴与归档 recovery, archive", RecoverAsync),
            new("重新发送链接 links sent again", RenewLinksAsync),
        ];

    private async Task SignContractsAsync()
    {
        await _clock.PassToAsync(_schedule.ContractsAt);
        await EachAsync(
            Winners,
            async number =>
            {
                var application = _begun[number].Application;
                await _portal.PostAsync(
                    $"{await ProjectLinkAsync(application.ContactEmail)}/contract",
                    Json.Of(
                        ("targets", $"完成{application.Title}，形成可以推广的成果1项。"),
                        ("startsOn", "2026-05-01"),
                        ("endsOn", "2027-02-28"),
                        ("bankAccount", $"{application.UnitName}，示例银行，000000{number:D2}"),
                        ("signerName", $"法人样本{number:D2}")
                    )
                );
                await _portal.PostAsync(
                    $"{await ProjectLinkAsync($"p1.{application.ContactEmail}")}/signature",
                    Json.Of(("version", 1), ("signerName", application.InvestigatorName))
                );
            }
        );
        await DecideAllAsync("feng-lingdao", "签订任务书", Winners, _ => Choice("sign", "内容与立项文件一致。"));
    }

    private async Task PayAsync()
    {
        await DecideAllAsync("qian-caizheng", "拨款会签", Winners, _ => Choice("agree", "同意拨付。"));
        await _clock.PassToAsync(_schedule.PaysAt);
        var today = await TodayAsync();
        await DecideAllAsync(
            "qian-caizheng",
            "到账确认",
            Winners,
            number =>
                Json.Of(
                    (
                        "fields",
                        Json.Of(
                            ("voucherNumber", $"220800-2026-{number:D5}"),
                            ("budgetNumber", "白财教指〔2026〕18号"),
                            ("amountYuan", $"{_begun[number].Application.AmountYuan:0}"),
                            ("paidOn", today)
                        )
                    )
                )
        );
    }

    private async Task ChangeAsync()
    {
        await _clock.PassToAsync(_schedule.ChangesAt);
        await AskForAsync(
            ChangesLeader,
            Json.Of(
                ("kind", "Leader"),
                ("newValue", "赵接任"),
                ("identityNumber", SampleIdentifiers.Person(4_500)),
                ("email", $"p2.{_begun[ChangesLeader].Application.ContactEmail}"),
                ("reason", "原负责人调离本单位。")
            )
        );
        await AskForAsync(IsExtended, Json.Of(("kind", "Extension"), ("endsOn", "2027-06-30"), ("reason", "样机试验受天气影响推迟。")));
        await DecideAllAsync("feng-lingdao", "变更审批", [ChangesLeader, IsExtended], _ => Choice("agree", "理由成立，同意。"));
    }

    private async Task AskForAsync(int number, JsonObject change) =>
        await _portal.PostAsync($"{await ProjectLinkAsync(_begun[number].Application.ContactEmail)}/changes", change);

    /// <summary>The audited project reports what its auditor questioned.</summary>
    private async Task ReportAsync()
    {
        await _clock.PassToAsync(_schedule.ReportsAt);
        await EachAsync(
            Accepted,
            async number =>
            {
                var application = _begun[number].Application;
                var fields = new Dictionary<string, string>
                {
                    ["results"] = number == Fails ? "样机未能完成，数据缺失。" : "任务书规定的指标全部完成。",
                    ["spentYuan"] = $"{application.AmountYuan:0}",
                };
                if (number == Cast.Audited)
                {
                    fields["auditFirm"] = "示例会计师事务所";
                    fields["auditNumber"] = "示审字〔2027〕3号";
                    fields["auditOpinion"] = "除一笔设备款缺少验收单外，支出符合规定。";
                    fields["questionedYuan"] = $"{QuestionedYuan:0}";
                }

                var link = await ProjectLinkAsync(application.ContactEmail);
                await _portal.PostFormAsync(
                    link,
                    $"{link}/report",
                    fields,
                    ("document", "结题报告.pdf", SampleDocuments.Pdf($"Final report {number}"))
                );
            }
        );
    }

    private async Task AcceptAsync()
    {
        await _clock.PassToAsync(_schedule.AcceptsAt);
        await Task.WhenAll(
            AcceptingOfficers.Select(officer =>
                DecideAllAsync(
                    officer,
                    "验收",
                    Accepted,
                    number =>
                        number switch
                        {
                            Fails => Choice("fail", "主要指标未完成，试验数据缺失。"),
                            Concludes => Choice("conclude", "完成大部分指标，无过错。"),
                            _ => Choice("pass", "材料齐全，指标完成。"),
                        }
                )
            )
        );
    }

    /// <summary>What the auditor questioned comes back; the failed project waits for the leader and, as a case, for its intake.</summary>
    private async Task RecoverAsync()
    {
        await DecideAllAsync(
            "feng-lingdao",
            "追缴决定",
            [Cast.Audited],
            _ => Json.Of(("reason", "一笔设备款没有验收单，应当退回。"), ("fields", Json.Of(("amountYuan", $"{QuestionedYuan:0}"))))
        );
        var id = _begun[Cast.Audited].Id;
        await ProjectAsync(Cast.Audited, project => project["letters"]!.AsArray().Count > 0, "to have its letter");
        await _portal.PostFormAsync(
            $"desk/projects/{id}",
            $"desk/projects/{id}/service",
            new Dictionary<string, string>
            {
                ["mode"] = "ByHand",
                ["on"] = await TodayAsync(),
                ["recipient"] = "法定代表人",
                ["place"] = "单位住所",
            },
            ("proofDocumentId", "送达回证.png", SampleDocuments.Png(9)),
            await SignInAsync(Server)
        );
        var today = await TodayAsync();
        await DecideAllAsync(
            "qian-caizheng",
            "追回确认",
            [Cast.Audited],
            _ =>
                Json.Of(
                    ("fields", Json.Of(("receiptNumber", "示收〔2027〕7号"), ("amountYuan", $"{QuestionedYuan:0}"), ("receivedOn", today)))
                )
        );
        foreach (var number in new[] { Batches, Concludes, Cast.Audited })
        {
            await ProjectAsync(number, project => project["state"]!.GetValue<string>() == "Closed", "to be archived");
        }

        await ProjectAsync(Fails, project => project["cases"]!.AsArray().Count == 1, "to be a case");
    }

    /// <summary>The links of what is left to try have expired meanwhile: the leader has them sent anew.</summary>
    private async Task RenewLinksAsync()
    {
        foreach (var (step, about) in new[] { ("信用查验", ""), ("形式审查", Of(Story.WaitsForFormatCheck).Serial) })
        {
            var task = (await _officers.FindAsync("li-jingban", step, about))[0];
            await AtDeskAsync(Leader, $"desk/tasks/{task.Token.Split('.')[1]}/reissue", Json.Of(("reason", "链接已过期，重新发送。")));
        }
    }

    /// <summary>Waits until the officers' page of a project shows something.</summary>
    private async Task<JsonNode> ProjectAsync(int number, Func<JsonNode, bool> shows, string what) =>
        await Officers.ForAsync(
            $"project {number} {what}",
            async () =>
                await _portal.AsOfficerAsync(HttpMethod.Get, $"desk/projects/{_begun[number].Id}", await SignInAsync(Investigator))
                    is { } read
                && shows(read)
                    ? read
                    : null
        );

    /// <summary>An officer decides a step of several projects, each once its mail is there.</summary>
    private Task DecideAllAsync(string officer, string step, IEnumerable<int> numbers, Func<int, JsonObject> decisionOf) =>
        EachAsync(numbers, number => _officers.DecideAsync(officer, step, decisionOf(number), _begun[number].Serial));

    /// <summary>The address of a project, from the newest mail that somebody got.</summary>
    private async Task<string> ProjectLinkAsync(string email) =>
        await Officers.ForAsync(
            $"the link of the project to {email}",
            async () =>
                (await _portal.ReadMailboxAsync(email))
                    .Where(mail => mail.Text.Contains("/projects/", StringComparison.Ordinal))
                    .Select(mail => $"projects/{mail.Text.Split("/projects/")[1].Split('\n', '\r', ' ')[0]}")
                    .FirstOrDefault()
        );
}
