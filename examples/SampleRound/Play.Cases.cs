using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <content>
/// Two integrity cases: a concealment that ends with a ban, and a suspicion that turns out to be unfounded. In a drill in real time they
/// stay open: a ban would refuse the next drill's applications.
/// </content>
internal sealed partial class Play
{
    private const string Investigator = "sun-chengxin";
    private const string SecondInvestigator = "li-jingban";
    private const string Server = "zhou-jingban";
    private const string Jurist = "wu-fazhi";
    private const string Leader = "feng-lingdao";
    private const string Secretary = "zhao-mishu";

    private static readonly string[] Ban = ["ban", "disqualification"];

    /// <summary>Both cases are investigated by two; the notice of the first is served, the second ends without one.</summary>
    private async Task InvestigateAsync()
    {
        if (!_clock.IsRehearsed)
        {
            return;
        }

        var concealed = await CaseOfAsync(Of(Story.Conceals).Application.UnitName);
        await ActAsync(
            Investigator,
            concealed,
            "proposal",
            "Confirm",
            new JsonObject
            {
                ["outcome"] = "established",
                ["facts"] = "信用承诺书声明无失信记录；签署承诺时该单位已被列为失信被执行人。",
                ["evidence"] = "信用承诺书、中国执行信息公开网查询截图。",
                ["reasons"] = "明知已被列入仍作不实承诺，属于故意隐瞒。",
                ["severity"] = "Major",
                ["measures"] = new JsonArray([.. Ban.Select(measure => (JsonNode)measure)]),
                ["banMonths"] = "12",
                ["restsOnDocuments"] = "true",
            }
        );
        await ActAsync(SecondInvestigator, concealed, "confirmation", "ServeNotice", Choice("agree", ""));
        await ServeAsync(concealed, "GiveDefence", "Electronic");

        var unfounded = await CaseOfAsync(Of(Story.WronglySuspected).Application.InvestigatorName);
        const string Reasons = "查询时录入的证件号码有误，该记录属于另一人，与当事人无关。";
        await ActAsync(Investigator, unfounded, "proposal", "Confirm", Json.Of(("outcome", "unfounded"), ("reasons", Reasons)));
        await ActAsync(SecondInvestigator, unfounded, "confirmation", "ReviewLegally", Choice("agree", ""));
        await ActAsync(
            Jurist,
            unfounded,
            "legal-review",
            "Decide",
            Json.Of(("choice", "pass"), ("opinion", "证据表明不是同一人，同意不予认定。"))
        );
        await ActAsync(
            Leader,
            unfounded,
            "decision",
            "ServeDecision",
            Json.Of(("outcome", "unfounded"), ("reasons", Reasons), ("body", "leader"))
        );
        await ServeAsync(unfounded, null, "Electronic");
        await StateAsync(Of(Story.WronglySuspected), "ExpertReview");
    }

    /// <summary>The party of the first case answers by its link, with a file; the case is reviewed.</summary>
    private async Task DefendAsync()
    {
        if (!_clock.IsRehearsed)
        {
            return;
        }

        await _clock.PassToAsync(_schedule.DefendsAt);
        var mailbox = $"u1.{Of(Story.Conceals).Application.ContactEmail}";
        var link = await Officers.ForAsync(
            "the link of the case",
            async () =>
                (await _portal.ReadMailboxAsync(mailbox))
                    .Where(mail => mail.Text.Contains("/cases/", StringComparison.Ordinal))
                    .Select(mail => $"cases/{mail.Text.Split("/cases/")[1].Split('\n', '\r', ' ')[0]}")
                    .FirstOrDefault()
        );
        var concealed = await CaseOfAsync(Of(Story.Conceals).Application.UnitName);
        if (await NextOfAsync(concealed) == "GiveDefence")
        {
            var defence = new Dictionary<string, string>
            {
                ["text"] = "经办人员不了解公司涉诉情况，没有隐瞒的故意；案款正在履行。",
                ["admitsFacts"] = "yes",
            };
            await _portal.PostFormAsync(
                link,
                $"{link}/defence",
                defence,
                ("defenceFile", "履行情况说明.pdf", SampleDocuments.Pdf("Statement"))
            );
        }

        await Officers.ForAsync("the end of the defence", async () => await NextOfAsync(concealed) != "GiveDefence" ? this : null);
        await ActAsync(
            Jurist,
            concealed,
            "legal-review",
            "Decide",
            Json.Of(("choice", "pass"), ("opinion", "事实清楚，证据充分，程序合法。"))
        );
    }

    /// <summary>The meeting decides; its secretary enters that with the scan of the minutes, and a member confirms.</summary>
    private async Task DecideCaseAsync()
    {
        if (!_clock.IsRehearsed)
        {
            return;
        }

        var concealed = await CaseOfAsync(Of(Story.Conceals).Application.UnitName);
        if (await NextOfAsync(concealed) == "Decide")
        {
            var fields = new Dictionary<string, string>
            {
                ["outcome"] = "established",
                ["severity"] = "Major",
                ["banMonths"] = "12",
                ["reasons"] = "与事先告知一致。",
                ["defenceResponse"] = "单位对其承诺的真实性负责，经办人员不知情不影响认定；履行情况在信用修复时考虑。",
                ["body"] = "meeting",
                ["minutesNumber"] = "白科会〔2026〕4号",
                ["heldOn"] = await TodayAsync(),
                [$"members[{Leader}]"] = "true",
                ["members[he-fujuzhang]"] = "true",
            };
            foreach (var measure in Ban)
            {
                fields[$"measures[{measure}]"] = "true";
            }

            await _portal.PostFormAsync(
                $"desk/cases/{concealed}",
                $"desk/cases/{concealed}/decision",
                fields,
                ("minutes", "会议纪要.png", SampleDocuments.Png(8)),
                await SignInAsync(Secretary)
            );
        }

        await ActAsync(Leader, concealed, "decision-confirmation", "ServeDecision", Choice("agree", ""));
    }

    /// <summary>Both letters are served by hand: the application is disqualified, and the unit banned.</summary>
    private async Task ServeDecisionAsync()
    {
        if (!_clock.IsRehearsed)
        {
            return;
        }

        await ServeAsync(await CaseOfAsync(Of(Story.Conceals).Application.UnitName), null, "ByHand");
        await StateAsync(Of(Story.Conceals), "Disqualified");
    }

    /// <summary>
    /// The banned unit applies in another round, which stays open for whoever tries the sample: its submission is refused.
    /// </summary>
    private async Task ApplyWhileBannedAsync()
    {
        if (!_clock.IsRehearsed)
        {
            return;
        }

        var roundId = $"{RoundId}-second";
        var guide = SampleGuide.Of(
            roundId,
            _schedule.ObjectsAt,
            _schedule.AwardsTheRestAt.AddDays(30),
            _schedule.PublicNoticeLength,
            _officers.AddressOf
        );
        guide["title"] = "2026年度白城市科技计划项目（第二批）";
        await _portal.AsBureauAsync(HttpMethod.Put, $"rounds/{roundId}", guide);
        var applicants = new Applicants(_portal, roundId);
        var begun = await applicants.BeginAsync(Of(Story.Conceals).Application with { Title = "纺织机械节能改造" });
        await applicants.CompleteAsync(begun);
        try
        {
            await applicants.SubmitAsync(begun);
            throw new InvalidOperationException("A submission of a banned unit was taken in.");
        }
        catch (RefusedException refused) when (refused.Body.Contains("party-cannot-take-part", StringComparison.Ordinal))
        {
            // As it must be.
        }
    }

    private async Task<string> CaseOfAsync(string party) =>
        await Officers.ForAsync(
            $"the case of {party}",
            async () =>
                (await _portal.AsOfficerAsync(HttpMethod.Get, "desk/cases", await SignInAsync(Investigator)))["cases"]!
                    .AsArray()
                    .FirstOrDefault(each => each!["party"]!.GetValue<string>() == party)
                    ?["id"]!.GetValue<string>()
        );

    private async Task<string?> NextOfAsync(string caseId) =>
        (await _portal.AsOfficerAsync(HttpMethod.Get, $"desk/cases/{caseId}", await SignInAsync(Investigator)))["next"]?.GetValue<string>();

    /// <summary>An act of an officer, unless it was done before a power cut.</summary>
    private async Task ActAsync(string officer, string caseId, string act, string next, JsonObject body)
    {
        if (await NextOfAsync(caseId) != next)
        {
            await AtDeskAsync(officer, $"desk/cases/{caseId}/{act}", body);
        }

        // Time batches only once the next officers have been asked.
        await Officers.ForAsync(
            "the next act to be asked for",
            async () =>
                (await _portal.AsOfficerAsync(HttpMethod.Get, $"desk/cases/{caseId}", await SignInAsync(Investigator)))["dueAt"] is not null
                    ? this
                    : null
        );
    }

    private async Task ServeAsync(string caseId, string? next, string mode)
    {
        if (await NextOfAsync(caseId) == next)
        {
            return;
        }

        var fields = new Dictionary<string, string>
        {
            ["mode"] = mode,
            ["on"] = await TodayAsync(),
            ["recipient"] = "法定代表人",
        };
        if (mode == "ByHand")
        {
            fields["place"] = "当事人住所";
        }

        await _portal.PostFormAsync(
            $"desk/cases/{caseId}",
            $"desk/cases/{caseId}/service",
            fields,
            mode == "ByHand" ? ("proofDocumentId", "送达回证.png", SampleDocuments.Png(7)) : null,
            await SignInAsync(Server)
        );
    }
}
