using System.Net;
using System.Text.Json.Nodes;

namespace CreditFunctions.SampleRound;

/// <content>From the guide to admission.</content>
internal sealed partial class Play
{
    private async Task PublishAsync()
    {
        await _clock.PassToAsync(_schedule.OpensAt);
        var old = Entry("Dishonesty", "赵同名", "白科处〔2024〕3号", "2024年学术不端处理");
        (old["isHistorical"], old["historicalUntil"]) = ("true", "2028-06-30");
        await ListAsync(old);
        foreach (var winner in With(Story.Honoured))
        {
            var honour = Entry("Honour", winner.UnitName, "白科奖〔2025〕1号", "2025年市科学技术奖一等奖");
            (honour["unitCode"], honour["honourLevel"]) = (winner.UnitCode, "Municipal");
            await ListAsync(honour);
        }

        var guide = SampleGuide.Of(RoundId, _schedule.OpensAt, _schedule.ClosesAt, _schedule.PublicNoticeLength, _officers.AddressOf);
        await _portal.AsBureauAsync(HttpMethod.Put, $"rounds/{RoundId}", guide);
    }

    private async Task ApplyAsync()
    {
        await _clock.PassToAsync(_schedule.AppliesAt);
        await EachAsync(
            Cast.Applications,
            async application =>
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
            }
        );
    }

    private async Task RecommendAsync()
    {
        foreach (var body in SubmittedBeforeClosing.GroupBy(application => application.RecommendingBodyId))
        {
            var tasks = await _officers.WaitForAsync(body.Key, "推荐", body.Count());
            await EachAsync(
                tasks,
                async task =>
                {
                    var isReturned = Of(Story.ReturnedOnce).IsSubjectOf(task);
                    await _officers.DecideAsync(
                        task,
                        isReturned ? Choice("return", "请补充示范面积和推广计划。") : Choice("recommend", "情况属实，同意推荐。")
                    );
                }
            );
        }
    }

    private async Task ReworkAsync()
    {
        var begun = Of(Story.ReturnedOnce);
        await StateAsync(begun, "Returned");
        await _applicants.ReworkAsync(begun);
        await _applicants.SealAsync(begun);
        await _applicants.SubmitAsync(begun);
        await _officers.DecideAsync(begun.Application.RecommendingBodyId, "推荐", Choice("recommend", "已补充，同意推荐。"), begun.Serial);
        await StateAsync(begun, "Submitted");
    }

    private async Task CloseAsync()
    {
        await _clock.PassToAsync(_schedule.LastMinute);
        var lastMinute = Of(Story.LastMinute);
        await _applicants.SubmitAsync(lastMinute);
        await _officers.DecideAsync(
            lastMinute.Application.RecommendingBodyId,
            "推荐",
            Choice("recommend", "同意推荐。"),
            lastMinute.Serial
        );
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
        await EachAsync(
            tasks,
            async task =>
            {
                var begun = _begun.Values.First(each => each.IsSubjectOf(task));
                switch (begun.Application.Story)
                {
                    case Story.WaitsForFormatCheck:
                        break;
                    case Story.Corrects:
                        await _officers.DecideAsync(task, Correction("document:budget", "经费预算表缺少单位自筹部分，请补正。"));
                        break;
                    case Story.LapsesUncorrected:
                        await _officers.DecideAsync(
                            task,
                            _clock.IsRehearsed
                                ? Correction("document:feasibility", "可行性报告缺页，请补正。")
                                : Choice("refuse", "可行性报告缺页，不予受理。")
                        );
                        break;
                    default:
                        await AdmitAsync(task, begun);
                        break;
                }
            }
        );
    }

    /// <param name="item">What may be changed: the officer selects it, and nothing else is open.</param>
    private static JsonObject Correction(string item, string reason)
    {
        var decision = Choice("correct", reason);
        decision["opens"] = new JsonArray(item);
        return decision;
    }

    private async Task CorrectAsync()
    {
        var begun = Of(Story.Corrects);
        await Officers.ForAsync("the correction to be asked for", async () => await _applicants.IsAskedToCorrectAsync(begun) ? this : null);
        await _applicants.UploadAsync(begun, "budget", "经费预算（补正）.xlsx", SampleDocuments.Xlsx("单位自筹十万元"));
        await _applicants.PostAsync(begun, "correction", []);
        await AdmitAsync((await _officers.WaitForAsync("li-jingban", "形式审查", 1, begun.Serial))[0], begun);
    }

    /// <summary>The officer reads the code off the sealed print, where the applicant's printer put it.</summary>
    private async Task AdmitAsync(MailedTask task, Begun begun)
    {
        var decision = Choice("admit", "材料齐全，盖章件与提交内容一致。");
        decision["versionCode"] = await _applicants.VersionCodeAsync(begun);
        await _officers.DecideAsync(task, decision);
    }
}
