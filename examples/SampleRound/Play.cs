using System.Net;
using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <summary>One scene: what people do, or wait for.</summary>
internal sealed record Scene(string Name, Func<Task> DoAsync);

/// <summary>
/// One batch from guide to award, with everything that happens on the way, through HTTP alone. It holds nothing but what people would have
/// in hand, so the app may die between any two scenes.
/// </summary>
internal sealed partial class Play
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);
    private static readonly string[] CaseOfficers = ["li-jingban", "zhou-jingban"];
    private static readonly string[] Experts = ["nong-one", "nong-two", "gong-one", "gong-two", "yi-one", "yi-two"];

    // Nobody decides alone on findings and objections.
    private static readonly string[] Pair = ["sun-chengxin", "feng-lingdao"];

    private readonly Portal _portal;
    private readonly BusinessClock _clock;
    private readonly Schedule _schedule;
    private readonly Officers _officers;
    private readonly Applicants _applicants;
    private readonly Dictionary<int, Begun> _begun = [];
    private readonly string _objector;
    private int _documents = 4;

    public Play(Portal portal, BusinessClock clock, Schedule schedule, string roundId, string domain)
    {
        (_portal, _clock, _schedule, RoundId) = (portal, clock, schedule, roundId);
        _officers = new Officers(portal, domain);
        _objector = $"wu.qunzhong@citizen.{domain}";
        _applicants = new Applicants(portal, roundId);
    }

    public string RoundId { get; }

    public Officers Officers => _officers;

    public IReadOnlyDictionary<int, Begun> Applications => _begun;

    /// <summary>Every scene, in order.</summary>
    public IReadOnlyList<Scene> Scenes =>
    [
        new("名单与指南 lists and guide", PublishAsync),
        new("申报 applications", ApplyAsync),
        new("推荐 recommendations", RecommendAsync),
        new("退回修改 one sent back", ReworkAsync),
        new("截止 the closing hour", CloseAsync),
        new("形式审查 format check", ExamineAsync),
        new("补正 corrections", CorrectAsync),
        new("信用查验 credit checks", LookUpAsync),
        new("线索认定 findings", FindAsync),
        new("说明 answers", AnswerAsync),
        new("期限届满 terms pass", PassTermsAsync),
        new("组织评审 the panel is called", CallPanelAsync),
        new("专家评审 expert review", ReviewAsync),
        new("审定 meeting", MeetAsync),
        new("会签与公示 concurrence, notice", ConcurAsync),
        new("异议 objections", ObjectAsync),
        new("立项 award", AwardFirstAsync),
        new("放弃与递补 renounced, promoted", RenounceAsync),
        new("再次公示与立项 second notice, award", AwardTheRestAsync),
    ];

    private IEnumerable<SampleApplication> With(params Story[] stories) => Cast.Applications.Where(application => stories.Contains(application.Story));

    private Begun Of(Story story) => _begun[With(story).First().Number];

    private async Task PublishAsync()
    {
        await _clock.PassToAsync(_schedule.OpensAt);
        await _portal.AsBureauAsync(HttpMethod.Put, "lists/bureau", List(_schedule.ListVersion, ("赵同名", null, "2024年学术不端处理")));
        var red = With(Story.RedListed).Select(application => (application.UnitName, (string?)application.UnitCode, "2025年市科学技术奖一等奖"));
        await _portal.AsBureauAsync(HttpMethod.Put, "lists/red", List(_schedule.ListVersion, [.. red]));
        var guide = SampleGuide.Of(RoundId, _schedule.OpensAt, _schedule.ClosesAt, _schedule.NoticeLength, _officers.AddressOf);
        await _portal.AsBureauAsync(HttpMethod.Put, $"rounds/{RoundId}", guide);
    }

    private async Task ApplyAsync()
    {
        await _clock.PassToAsync(_schedule.AppliesAt);
        await EachAsync(Cast.Applications, async application =>
        {
            var begun = await _applicants.BeginAsync(application);
            await _applicants.CompleteAsync(begun);
            lock (_begun)
            {
                _begun[application.Number] = begun;
            }

            if (application.Story is not (Story.LastMinute or Story.TooLate))
            {
                await _applicants.SubmitAsync(begun);
            }
        });
    }

    private async Task RecommendAsync()
    {
        foreach (var body in SubmittedBeforeClosing.GroupBy(application => application.RecommendingBodyId))
        {
            var tasks = await _officers.WaitForAsync(body.Key, "推荐", body.Count());
            await EachAsync(tasks, async task =>
            {
                var isReturned = task.Subject.Contains(Of(Story.ReturnedOnce).Short, StringComparison.Ordinal);
                await _officers.DecideAsync(task, isReturned ? Choice("return", "请补充示范面积和推广计划。") : Choice("recommend", "情况属实，同意推荐。"));
            });
        }
    }

    private async Task ReworkAsync()
    {
        var begun = Of(Story.ReturnedOnce);
        await StateAsync(begun, "Returned");
        await _applicants.ReworkAsync(begun);
        await _applicants.SealAsync(begun);
        await _applicants.SubmitAsync(begun);
        await _officers.DecideAsync(begun.Application.RecommendingBodyId, "推荐", Choice("recommend", "已补充，同意推荐。"), begun.Short);
        await StateAsync(begun, "Submitted");
    }

    private async Task CloseAsync()
    {
        await _clock.PassToAsync(_schedule.LastMinute);
        var lastMinute = Of(Story.LastMinute);
        await _applicants.SubmitAsync(lastMinute);
        await _officers.DecideAsync(lastMinute.Application.RecommendingBodyId, "推荐", Choice("recommend", "同意推荐。"), lastMinute.Short);
        await StateAsync(lastMinute, "Submitted");

        await _clock.PassToAsync(_schedule.ClosesAt + _schedule.TooLateBy);
        try
        {
            await _applicants.SubmitAsync(Of(Story.TooLate));
            throw new InvalidOperationException("A submission after the closing hour was taken in.");
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.Conflict && IsTooLate(refused.Body))
        {
            // As it must be.
        }

        await _clock.PassToAsync(_schedule.ExaminesAt);
        await StateAsync(Of(Story.TooLate), "NotSubmitted");
    }

    /// <summary>The round is closed, or has meanwhile ended the application for it.</summary>
    private static bool IsTooLate(string body) =>
        body.Contains("round-is-closed", StringComparison.Ordinal) || body.Contains("NotSubmitted", StringComparison.Ordinal);

    private async Task ExamineAsync()
    {
        var tasks = await _officers.WaitForAsync("li-jingban", "形式审查", SubmittedBeforeClosing.Count() + 1);
        await EachAsync(tasks, async task =>
        {
            var begun = _begun.Values.First(each => task.Subject.Contains(each.Short, StringComparison.Ordinal));
            switch (begun.Application.Story)
            {
                case Story.WaitsForFormatCheck:
                    break;
                case Story.Corrects:
                    await _officers.DecideAsync(task, Choice("correct", "经费预算表缺少单位自筹部分，请补正。"));
                    break;
                case Story.LapsesUncorrected:
                    await _officers.DecideAsync(task, _clock.IsRehearsed ? Choice("correct", "可行性报告缺页，请补正。") : Choice("refuse", "可行性报告缺页，不予受理。"));
                    break;
                default:
                    await AdmitAsync(task, begun);
                    break;
            }
        });
    }

    private async Task CorrectAsync()
    {
        var begun = Of(Story.Corrects);
        await Officers.ForAsync("the correction to be asked for", async () => await _applicants.IsAskedToCorrectAsync(begun) ? this : null);
        await _applicants.UploadAsync(begun, "budget", "经费预算（补正）.xlsx", SampleDocuments.Xlsx("单位自筹十万元"));
        await _applicants.PostAsync(begun, "correction", []);
        await AdmitAsync((await _officers.WaitForAsync("li-jingban", "形式审查", 1, begun.Short))[0], begun);
    }

    /// <summary>The officer reads the code off the sealed print, where the applicant's printer put it.</summary>
    private async Task AdmitAsync(MailedTask task, Begun begun)
    {
        var decision = Choice("admit", "材料齐全，盖章件与提交内容一致。");
        decision["versionCode"] = await _applicants.VersionCodeAsync(begun);
        await _officers.DecideAsync(task, decision);
    }

    /// <summary>Two officers share the bench until nothing is due but what is left for the newcomer.</summary>
    private async Task LookUpAsync()
    {
        await _clock.PassToAsync(_schedule.LooksUpAt);
        var admitted = SubmittedBeforeClosing.Count() - 2 + 1;
        await Task.WhenAll(Cast.Applications.Where(WasAdmitted).Select(application => StateAsync(_begun[application.Number], "CreditChecking", "ExpertReview")));
        var benches = new[] { await BenchAsync("li-jingban"), await BenchAsync("zhou-jingban") };
        await Officers.ForAsync("the look-ups", async () =>
        {
            var due = await DueAsync(benches[0]);
            var left = due.Count(lookup => IsLeftForTheNewcomer(lookup!));
            if (due.Count > left)
            {
                await Task.WhenAll(benches.Select((bench, index) => LookUpSharedAsync(bench, index, benches.Length)));
                return null;
            }

            return admitted > 0 && await AreSettledAsync() ? this : null;
        });
    }

    private async Task LookUpSharedAsync(MailedTask bench, int share, int shares)
    {
        foreach (var (index, lookup) in (await DueAsync(bench)).Index())
        {
            if (index % shares == share && !IsLeftForTheNewcomer(lookup!))
            {
                await LookUpIfDueAsync(bench, lookup!["id"]!.GetValue<string>(), lookup["name"]!.GetValue<string>());
            }
        }
    }

    // What was listed may be done by now: the other officer saw it too, or the power failed between the record and the list.
    private async Task LookUpIfDueAsync(MailedTask bench, string lookupId, string name)
    {
        try
        {
            await LookUpAsync(bench, lookupId, name);
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            // It is not due any more.
        }
    }

    private async Task LookUpAsync(MailedTask bench, string lookupId, string name)
    {
        await _portal.PostAsync($"tasks/{bench.Token}?lookup={lookupId}", Json.Of(("code", bench.Code)));
        var evidence = await _portal.PutFileAsync(
            $"tasks/{bench.Token}/evidence?lookup={lookupId}&fileName=evidence.png", SampleDocuments.Png((byte)(lookupId.Length + name.Length)));
        var (outcome, reason) = Seen(lookupId, name);
        var result = Json.Of(("code", bench.Code), ("outcome", outcome), ("evidenceId", evidence["id"]!.GetValue<string>()), ("reason", reason));
        await _portal.PostAsync($"tasks/{bench.Token}/lookups/{lookupId}", result);
    }

    private readonly HashSet<string> _lookedUp = [];

    /// <summary>What stands in the sources. The stale entry is gone when somebody looks again.</summary>
    private (string Outcome, string Reason) Seen(string lookupId, string name)
    {
        bool isAgain;
        lock (_lookedUp)
        {
            isAgain = !_lookedUp.Add(lookupId);
        }

        var story = Cast.Applications.FirstOrDefault(each => each.UnitName == name || each.InvestigatorName == name)?.Story;
        var isCourt = lookupId.EndsWith("CourtEnforcement", StringComparison.Ordinal);
        var isUnit = lookupId.StartsWith("u-", StringComparison.Ordinal);
        return (story, isCourt, isUnit) switch
        {
            (Story.HonestDebtor, true, true) => ("Hit", "列入失信被执行人，未履行。"),
            (Story.StaleHit, true, true) when !isAgain => ("Hit", "列入失信被执行人。"),
            (Story.StaleHit, true, true) => ("Clear", "已履行，名单中已无此记录。"),
            (Story.Conceals, true, false) => ("Hit", "2024年列入失信被执行人，签署承诺时在列。"),
            (Story.EntryAroseLater, true, true) => ("Hit", "列入日期在签署承诺之后，已申请异议。"),
            _ => ("Clear", "未查到记录，截图附后。"),
        };
    }

    private async Task FindAsync()
    {
        foreach (var (story, choice, reason) in new[] { (Story.Conceals, "disqualify", "承诺时已被列入而未说明，故意隐瞒。"), (Story.EntryAroseLater, "dismiss", "记录发生在承诺之后，不属于隐瞒。") })
        {
            await Task.WhenAll(Pair.Select(
                officer => _officers.DecideAsync(officer, "失信线索认定", Choice(choice, reason), Of(story).Short)));
        }

        await StateAsync(Of(Story.Conceals), "Disqualified");
        await StateAsync(Of(Story.EntryAroseLater), "ExpertReview");
    }

    private async Task AnswerAsync()
    {
        await AnswerAsync(Of(Story.StaleHit), "案款已于2025年11月全部履行，附结案证明。");
        if (!_clock.IsRehearsed)
        {
            await AnswerAsync(Of(Story.HonestDebtor), "正在分期履行。");
        }

        var bench = await BenchAsync("li-jingban");
        await Officers.ForAsync("the looks after the answers", async () =>
        {
            foreach (var lookup in (await DueAsync(bench)).Where(lookup => !IsLeftForTheNewcomer(lookup!)).ToList())
            {
                await LookUpAsync(bench, lookup!["id"]!.GetValue<string>(), lookup["name"]!.GetValue<string>());
            }

            return await _applicants.StateAsync(Of(Story.StaleHit)) == "ExpertReview" ? this : null;
        });
    }

    private async Task AnswerAsync(Begun begun, string text)
    {
        await StateAsync(begun, "CreditChecking");
        await Officers.ForAsync("the question about the declared entry", async () =>
            (await _portal.ReadMailboxAsync(begun.Application.ContactEmail)).Any(mail => mail.Subject.Contains("请就信用记录作出说明", StringComparison.Ordinal) && mail.Text.Contains(begun.Application.Title, StringComparison.Ordinal)) ? this : null);
        var proof = await _applicants.UploadAsync(begun, "answer", "结案证明.pdf", SampleDocuments.Pdf($"Proof {begun.Application.Number}"));
        await _applicants.PostAsync(begun, "answers", new JsonObject
        {
            ["partyId"] = "u1",
            ["source"] = "CourtEnforcement",
            ["text"] = text,
            ["documentId"] = proof["id"]!.GetValue<string>(),
        });
    }

    private async Task PassTermsAsync()
    {
        await _clock.PassToAsync(_schedule.ReviewsAt);
        await StateAsync(Of(Story.LapsesUncorrected), "Lapsed", "NotAdmitted");
        await StateAsync(Of(Story.HonestDebtor), "Ineligible");
    }

    /// <summary>An officer lets the experts begin although two applications are not ready.</summary>
    private async Task CallPanelAsync()
    {
        await AtDeskAsync("li-jingban", $"desk/rounds/{RoundId}/panel", Json.Of(("reason", "评审会已定，未完成查验的两项列入下一次评审。")));
    }

    private async Task AtDeskAsync(string officer, string path, JsonObject body)
    {
        var session = await _portal.PostAsync("sign-in", Json.Of(("officerId", officer)));
        await _portal.AsOfficerAsync(HttpMethod.Post, path, session["token"]!.GetValue<string>(), body);
    }

    private async Task ReviewAsync()
    {
        foreach (var expert in Experts)
        {
            await ReviewAsync(expert, (await _officers.WaitForAsync(expert, "专家评审", 1))[0]);
        }
    }

    private async Task ReviewAsync(string expert, MailedTask task)
    {
        var session = (await _officers.ReadAsync(task))["session"]!;
        var ids = session["applications"]!.AsArray().Select(each => each!["application"]!["id"]!.GetValue<string>()).ToList();
        var recused = expert == "gong-one" ? Of(Story.ExpertRecuses).Id : null;
        var recusals = ids.Where(id => id == recused).Select(id => (JsonNode)Json.Of(("applicationId", id), ("reason", "本人受聘于该单位。")));
        await _portal.PostAsync($"tasks/{task.Token}", Json.Of(("code", task.Code), ("declares", true), ("recusals", new JsonArray([.. recusals]))));

        // Two experts lean a little to either side: their mean is the score of the cast.
        var lean = expert.EndsWith("one", StringComparison.Ordinal) ? 1 : -1;
        var sheets = ids.Where(id => id != recused).Select(id => (JsonNode)SheetOf(_begun.Values.First(each => each.Id == id).Application, id, lean));
        await _officers.DecideAsync(task, Json.Of(("sheets", new JsonArray([.. sheets]))));
    }

    private JsonObject SheetOf(SampleApplication application, string id, int lean)
    {
        var score = application.Story == Story.ExpertRecuses ? application.Score : application.Score + lean;
        return new JsonObject
        {
            ["applicationId"] = id,
            ["scores"] = Json.Of(("novelty", score), ("feasible", score), ("benefit", score)),
            ["comment"] = "路线清楚，建议支持。",
        };
    }

    private async Task MeetAsync()
    {
        await _officers.DecideAsync("li-jingban", "排序锁定", Json.Of(("reason", "评审表全部签署，排序锁定。")));
        await _clock.PassToAsync(_schedule.MeetsAt);
        await _officers.DecideAsync("zhao-mishu", "审定", Json.Of(("heldOn", await TodayAsync()), ("minutesNumber", "白科会〔2026〕3号")));
    }

    private async Task ConcurAsync()
    {
        await _officers.DecideAsync("qian-caizheng", "会签", Choice("agree", "同意。"));
        await Officers.ForAsync("the public notice", async () => await _portal.FindPublicFileAsync($"publications/notice-{RoundId}.json"));
        await StateAsync(Of(Story.ObjectedTo), "OnPublicNotice");
    }

    /// <summary>One objection is right, one is not; each holds only its own project.</summary>
    private async Task ObjectAsync()
    {
        await _clock.PassToAsync(_schedule.ObjectsAt);
        var notice = JsonNode.Parse((await _portal.FindPublicFileAsync($"publications/notice-{RoundId}.json"))!)!;
        await ObjectAsync(notice, Of(Story.ObjectedTo), "uphold", "该装备与2024年已结题项目内容重复，属实。");
        await ObjectAsync(notice, _begun[18], "dismiss", "经核查，不存在所述情形。");
        await StateAsync(Of(Story.ObjectedTo), "NotSelected");
        await Officers.ForAsync("the answers to both objections", async () => (await _portal.ReadMailboxAsync(_objector)).Count >= 2 ? this : null);
    }

    private async Task ObjectAsync(JsonNode notice, Begun begun, string choice, string reason)
    {
        var number = notice["projects"]!.AsArray().First(project => project!["title"]!.GetValue<string>() == begun.Application.Title)!["number"]!.GetValue<string>();
        await _portal.PostAsync($"public/notices/notice-{RoundId}/objections", new JsonObject
        {
            ["projectNumber"] = number,
            ["name"] = "吴群众",
            ["contact"] = _objector,
            ["facts"] = "该项目的主要内容与已经立项的项目重复，请核查。",
        });
        await Task.WhenAll(Pair.Select(officer => _officers.DecideAsync(officer, "异议处理", Choice(choice, reason))));
    }

    /// <summary>In the rehearsed round officer 李经办 is on leave meanwhile, and 周经办 gets the task.</summary>
    private async Task AwardFirstAsync()
    {
        if (_clock.IsRehearsed)
        {
            var day = $"{_schedule.AwardsAt:yyyy-MM-dd}";
            await AtDeskAsync(
                "feng-lingdao", "desk/staff/li-jingban/leaves", Json.Of(("from", day), ("lastDay", day), ("standInId", "zhou-jingban"), ("reason", "年休假")));
        }

        await _clock.PassToAsync(_schedule.AwardsAt);
        await AwardAsync(1, 4, 9, Of(Story.Renounces).Application.Number, 18, 19);
        await Officers.ForAsync("the result of the award", () => _portal.FindPublicFileAsync($"publications/award-{RoundId}.json"));
    }

    /// <summary>Issues the joint documents that come due until these projects are awarded: one, or more where an objection was ruled on late.</summary>
    private async Task AwardAsync(params int[] numbers) => await Officers.ForAsync($"applications {string.Join(", ", numbers)} to be awarded", async () =>
    {
        var found = await Task.WhenAll(CaseOfficers.Select(officer => _officers.FindAsync(officer, "联合下达")));
        foreach (var task in found.SelectMany(tasks => tasks))
        {
            _documents++;
            await _officers.DecideAsync(task, Json.Of(("documentNumber", $"白科联发〔2026〕{_documents}号"), ("issuedOn", await TodayAsync())));
        }

        var states = await Task.WhenAll(numbers.Select(number => _applicants.StateAsync(_begun[number])));
        return states.All(state => state == "Awarded") ? this : null;
    });

    private async Task RenounceAsync()
    {
        await _clock.PassToAsync(_schedule.RenouncesAt);
        var begun = Of(Story.Renounces);
        await StateAsync(begun, "Awarded");
        await _applicants.PostAsync(begun, "renunciation", Json.Of(("reason", "负责人调离，单位无力承担。")));
        await StateAsync(_begun[20], "OnPublicNotice", "Awarded");
    }

    private async Task AwardTheRestAsync()
    {
        await _clock.PassToAsync(_schedule.AwardsTheRestAt);
        await AwardAsync(11, 20);
    }
}
