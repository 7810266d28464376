using System.Net;
using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <content>Credit queries, findings, answers.</content>
internal sealed partial class Play
{
    /// <summary>Two officers share the queue until nothing is due but what is left for the newcomer.</summary>
    private async Task LookUpAsync()
    {
        await _clock.PassToAsync(_schedule.LooksUpAt);
        var admitted = SubmittedBeforeClosing.Count() - 2 + 1;
        await Task.WhenAll(
            Cast.Applications.Where(WasAdmitted)
                .Select(application => StateAsync(_begun[application.Number], "CreditChecking", "ExpertReview"))
        );
        var queues = new[] { await CheckQueueAsync("li-jingban"), await CheckQueueAsync("zhou-jingban") };
        await Officers.ForAsync(
            "the credit queries",
            async () =>
            {
                var due = await DueAsync(queues[0]);
                var left = due.Count(creditQuery => IsLeftForTheNewcomer(creditQuery!));
                if (due.Count > left)
                {
                    await Task.WhenAll(queues.Select((queue, index) => LookUpSharedAsync(queue, index, queues.Length)));
                    return null;
                }

                return admitted > 0 && await AreSettledAsync() ? this : null;
            }
        );
    }

    private async Task LookUpSharedAsync(MailedTask queue, int share, int shares)
    {
        foreach (var (index, creditQuery) in (await DueAsync(queue)).Index())
        {
            if (index % shares == share && !IsLeftForTheNewcomer(creditQuery!))
            {
                await LookUpIfDueAsync(queue, creditQuery!["id"]!.GetValue<string>(), creditQuery["name"]!.GetValue<string>());
            }
        }
    }

    // What was listed may be done by now: the other officer saw it too, or the power failed between the record and the list.
    private async Task LookUpIfDueAsync(MailedTask queue, string queryId, string name)
    {
        try
        {
            await LookUpAsync(queue, queryId, name);
        }
        catch (RefusedException refused) when (refused.Status == HttpStatusCode.NotFound)
        {
            // It is not due any more.
        }
    }

    private async Task LookUpAsync(MailedTask queue, string queryId, string name)
    {
        await _portal.PostAsync($"tasks/{queue.Token}?query={queryId}", Json.Of(("code", queue.Code)));
        var evidence = await _portal.PutEvidenceAsync(
            queue.Token,
            queue.Code,
            queryId,
            SampleDocuments.Png((byte)(queryId.Length + name.Length))
        );
        var (outcome, reason) = Seen(queryId, name);
        var result = Json.Of(
            ("code", queue.Code),
            ("outcome", outcome),
            ("evidenceId", evidence["id"]!.GetValue<string>()),
            ("reason", reason)
        );
        await _portal.PostAsync($"tasks/{queue.Token}/queries/{queryId}", result);
    }

    private readonly HashSet<string> _lookedUp = [];
    private readonly HashSet<string> _lookedUpAgain = [];

    /// <summary>What stands in the sources. The stale entry is gone when somebody looks again.</summary>
    private (string Outcome, string Reason) Seen(string queryId, string name)
    {
        bool isAgain;
        lock (_lookedUp)
        {
            isAgain = !_lookedUp.Add(queryId);
            if (isAgain)
            {
                _lookedUpAgain.Add(name);
            }
        }

        var story = Cast.Applications.FirstOrDefault(each => each.UnitName == name || each.InvestigatorName == name)?.Story;
        var isCourt = queryId.EndsWith("CourtEnforcement", StringComparison.Ordinal);
        var isUnit = queryId.StartsWith("u-", StringComparison.Ordinal);
        return (story, isCourt, isUnit) switch
        {
            (Story.HonestDebtor, true, true) => ("Hit", "列入失信被执行人，未履行。"),
            (Story.StaleHit, true, true) when !isAgain => ("Hit", "列入失信被执行人。"),
            (Story.StaleHit, true, true) => ("Clear", "已履行，名单中已无此记录。"),
            (Story.Conceals, true, true) => ("Hit", "2024年列入失信被执行人，签署承诺时在列。"),
            (Story.WronglySuspected, true, false) => ("Hit", "2023年列入失信被执行人。"),
            (Story.EntryAroseLater, true, true) => ("Hit", "列入日期在签署承诺之后，已申请异议。"),
            _ => ("Clear", "未查到记录，截图附后。"),
        };
    }

    private async Task FindAsync()
    {
        var rulings = new[]
        {
            (Story.Conceals, "uphold", "承诺时已被列入而未说明，有故意隐瞒的嫌疑。"),
            (Story.EntryAroseLater, "dismiss", "记录发生在承诺之后，不属于隐瞒。"),
            // In a drill in real time no case is played.
            (Story.WronglySuspected, _clock.IsRehearsed ? "uphold" : "dismiss", "承诺时是否在列尚待查明。"),
        };
        foreach (var (story, choice, reason) in rulings)
        {
            await Task.WhenAll(
                Pair.Select(officer => _officers.DecideAsync(officer, "失信线索核查", Choice(choice, reason), Of(story).Serial))
            );
        }

        await Officers.ForAsync(
            "the hold of the upheld suspicion",
            async () => await _applicants.IsOnHoldAsync(Of(Story.Conceals)) ? this : null
        );
        await StateAsync(Of(Story.EntryAroseLater), "ExpertReview");
    }

    private async Task AnswerAsync()
    {
        await AnswerAsync(Of(Story.StaleHit), "案款已于2025年11月全部履行，附结案证明。");
        if (!_clock.IsRehearsed)
        {
            await AnswerAsync(Of(Story.HonestDebtor), "正在分期履行。");
        }

        var queue = await CheckQueueAsync("li-jingban");
        await Officers.ForAsync(
            "the looks after the answers",
            async () =>
            {
                foreach (var creditQuery in (await DueAsync(queue)).Where(creditQuery => !IsLeftForTheNewcomer(creditQuery!)).ToList())
                {
                    await LookUpAsync(queue, creditQuery!["id"]!.GetValue<string>(), creditQuery["name"]!.GetValue<string>());
                }

                var areMade = _clock.IsRehearsed || _lookedUpAgain.Contains(Of(Story.HonestDebtor).Application.UnitName);
                return areMade && await _applicants.StateAsync(Of(Story.StaleHit)) == "ExpertReview" ? this : null;
            }
        );
        if (!_clock.IsRehearsed)
        {
            // The source shows it still, so two officers weigh the answer.
            await Task.WhenAll(
                Pair.Select(officer =>
                    _officers.DecideAsync(
                        officer,
                        "失信线索核查",
                        Choice("ineligible", "尚在分期履行，未履行完毕。"),
                        Of(Story.HonestDebtor).Serial
                    )
                )
            );
        }
    }

    private async Task AnswerAsync(Begun begun, string text)
    {
        await StateAsync(begun, "CreditChecking");
        await Officers.ForAsync(
            "the question about the declared entry",
            async () =>
                (await _portal.ReadMailboxAsync(begun.Application.ContactEmail)).Any(mail =>
                    mail.Subject.Contains("请就信用记录作出说明", StringComparison.Ordinal)
                )
                    ? this
                    : null
        );
        var proof = await _applicants.UploadAsync(
            begun,
            "answer",
            "结案证明.pdf",
            SampleDocuments.Pdf($"Proof {begun.Application.Number}")
        );
        await _applicants.PostAsync(
            begun,
            "answers",
            new JsonObject
            {
                ["partyId"] = "u1",
                ["source"] = "CourtEnforcement",
                ["text"] = text,
                ["documentId"] = proof["id"]!.GetValue<string>(),
            }
        );
    }

    private async Task PassTermsAsync()
    {
        await _clock.PassToAsync(_schedule.ReviewsAt);
        await StateAsync(Of(Story.LapsesUncorrected), "Lapsed", "NotAdmitted");
        await StateAsync(Of(Story.HonestDebtor), "Ineligible");
    }
}
