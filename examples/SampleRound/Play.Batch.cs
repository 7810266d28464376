using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <content>From the panel to the last award.</content>
internal sealed partial class Play
{
    /// <summary>
    /// An officer lets the experts begin although three applications are not ready, once the officers' site shows that it is only those.
    /// </summary>
    private async Task CallPanelAsync()
    {
        var expected = With(Story.WaitsForEvidence, Story.WaitsForFormatCheck, Story.Conceals)
            .Select(application => _begun[application.Number].Id)
            .Order()
            .ToList();
        var session = await SignInAsync("li-jingban");
        await Officers.ForAsync(
            "three applications alone to be outstanding",
            async () =>
            {
                var batch = await _portal.AsOfficerAsync(HttpMethod.Get, $"desk/rounds/{RoundId}", session);
                var outstanding = batch["outstanding"]!.AsArray().Select(row => row!["id"]!.GetValue<string>()).Order();
                return outstanding.SequenceEqual(expected) ? this : null;
            }
        );
        await AtDeskAsync(
            "li-jingban",
            $"desk/rounds/{RoundId}/panel",
            Json.Of(("reason", "评审会已定，未办结的三项列入下一次评审，资金额度予以保留。"))
        );
    }

    private async Task AtDeskAsync(string officer, string path, JsonObject body) =>
        await _portal.AsOfficerAsync(HttpMethod.Post, path, await SignInAsync(officer), body);

    private async Task<string> SignInAsync(string officer) =>
        (await _portal.PostAsync("sign-in", Json.Of(("officerId", officer))))["token"]!.GetValue<string>();

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
        var recusals = ids.Where(id => id == recused)
            .Select(id => (JsonNode)Json.Of(("applicationId", id), ("reason", "本人受聘于该单位。")));
        await _portal.PostAsync(
            $"tasks/{task.Token}",
            Json.Of(("code", task.Code), ("declares", true), ("recusals", new JsonArray([.. recusals])))
        );

        // Two experts lean a little to either side: their mean is the score of the cast.
        var lean = expert.EndsWith("one", StringComparison.Ordinal) ? 1 : -1;
        var sheets = ids.Where(id => id != recused)
            .Select(id => (JsonNode)SheetOf(_begun.Values.First(each => each.Id == id).Application, id, lean));
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
        await _officers.DecideAsync(
            "zhao-mishu",
            "会议审定",
            Json.Of(("heldOn", await TodayAsync()), ("minutesNumber", "白科会〔2026〕3号"))
        );
    }

    private async Task ConcurAsync()
    {
        await _officers.DecideAsync("qian-caizheng", "财政会签", Choice("agree", "同意。"));
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
        await Officers.ForAsync(
            "the answers to both objections",
            async () =>
                (await _portal.ReadMailboxAsync(_objector)).Count(mail => mail.Subject.Contains("异议答复", StringComparison.Ordinal)) >= 2
                    ? this
                    : null
        );
    }

    private async Task ObjectAsync(JsonNode notice, Begun begun, string choice, string reason)
    {
        var number = notice["projects"]!.AsArray().First(project => project!["title"]!.GetValue<string>() == begun.Application.Title)![
            "number"
        ]!.GetValue<string>();
        await _portal.PostAsync(
            $"public/notices/notice-{RoundId}/objections",
            new JsonObject
            {
                ["projectNumber"] = number,
                ["name"] = "吴群众",
                ["contact"] = _objector,
                ["facts"] = "该项目的主要内容与已经立项的项目重复，请核查。",
            }
        );
        await _portal.PostAsync(
            await Officers.ForAsync(
                "the link that confirms the objection",
                async () => ConfirmationIn(await _portal.ReadMailboxAsync(_objector))
            ),
            new JsonObject()
        );
        await Task.WhenAll(Pair.Select(officer => _officers.DecideAsync(officer, "异议处理", Choice(choice, reason))));
    }

    /// <summary>The address in the newest mail that asks for a confirmation which was not given yet; null while there is none.</summary>
    private string? ConfirmationIn(IReadOnlyList<Mail> mails) =>
        mails
            .Where(mail => mail.Text.Contains("/objection-confirmations/", StringComparison.Ordinal) && _confirmed.Add(mail.MessageId))
            .Select(mail => $"objection-confirmations/{mail.Text.Split("/objection-confirmations/")[1].Split('\n', '\r', ' ')[0]}")
            .FirstOrDefault();

    /// <summary>In the rehearsed round officer 李经办 is on leave meanwhile, and 周经办 gets the task.</summary>
    private async Task AwardFirstAsync()
    {
        if (_clock.IsRehearsed)
        {
            var day = $"{_schedule.AwardsAt:yyyy-MM-dd}";
            await AtDeskAsync(
                "feng-lingdao",
                "desk/staff/li-jingban/leaves",
                Json.Of(("from", day), ("lastDay", day), ("delegateId", "zhou-jingban"), ("reason", "年休假"))
            );
        }

        await _clock.PassToAsync(_schedule.AwardsAt);
        await AwardAsync(1, 4, 9, Of(Story.Renounces).Application.Number, 18, 19);
        await Officers.ForAsync("the result of the award", () => _portal.FindPublicFileAsync($"publications/award-{RoundId}.json"));
    }

    /// <summary>
    /// Issues the joint documents that come due until these projects are awarded: one, or more where an objection was ruled on late.
    /// </summary>
    private async Task AwardAsync(params int[] numbers) =>
        await Officers.ForAsync(
            $"applications {string.Join(", ", numbers)} to be awarded",
            async () =>
            {
                var found = await Task.WhenAll(CaseOfficers.Select(officer => _officers.FindAsync(officer, "联合下达")));
                foreach (var task in found.SelectMany(tasks => tasks))
                {
                    _documents++;
                    await _officers.DecideAsync(
                        task,
                        Json.Of(("documentNumber", $"白科联发〔2026〕{_documents}号"), ("issuedOn", await TodayAsync()))
                    );
                }

                var states = await Task.WhenAll(numbers.Select(number => _applicants.StateAsync(_begun[number])));
                return states.All(state => state == "Awarded") ? this : null;
            }
        );

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
