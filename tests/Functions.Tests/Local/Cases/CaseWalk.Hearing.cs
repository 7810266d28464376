using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

internal sealed partial class CaseWalk
{
    /// <summary>A ban that grants a hearing.</summary>
    public static JsonObject HeavyProposal()
    {
        var proposal = Proposal();
        (proposal["severity"], proposal["measures"], proposal["banMonths"]) = ("Serious", new JsonArray("long-ban"), "40");
        return proposal;
    }

    public async Task RequestHearingAsync()
    {
        var request = new JsonObject { ["hearingReason"] = "限制申报的期限过长。" };
        await tour.SendAsync(HttpMethod.Post, $"{await LinkAsync()}/hearing", request.ToJsonString(), _ => { });
    }

    /// <param name="receivedOn">Null: today.</param>
    public async Task EnterHearingAsync(string? receivedOn = null)
    {
        await EnterHearingRequestAsync(receivedOn);
        await ConfirmHearingRequestAsync();
    }

    public Task ConfirmHearingRequestAsync() => PostAsync("chief", "hearing-confirmation", new JsonObject { ["choice"] = "agree" });

    public async Task EnterHearingRequestAsync(string? receivedOn = null) =>
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/hearing-request",
            new Dictionary<string, string> { ["hearingReason"] = "限制申报的期限过长。", ["hearingReceivedOn"] = receivedOn ?? Today },
            "hearingRequestFile",
            "request.png",
            await tour.AsAsync("clerk")
        );

    public Task ArrangeHearingAsync(string officer = "clerk") =>
        PostAsync(
            officer,
            "hearing",
            new JsonObject
            {
                ["hearingOn"] = $"{app.Now.ToOffset(TimeSpan.FromHours(8)).AddDays(9):yyyy-MM-dd}",
                ["hearingAt"] = "09:30",
                ["hearingPlace"] = "本局三楼会议室",
                ["hearingChair"] = "fellow",
                ["hearingPublic"] = "yes",
            }
        );

    /// <summary>A meeting's decision on such a ban.</summary>
    public static void ChangeToHeavy(Dictionary<string, string> decision)
    {
        (decision["severity"], decision["banMonths"], decision["measures[long-ban]"]) = ("Serious", "40", "true");
        decision.Remove("measures[ban]");
        decision.Remove("measures[disqualification]");
    }

    public async Task RecordHearingAsync() =>
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/hearing-record",
            new Dictionary<string, string> { ["hearingAttended"] = "yes", ["hearingSummary"] = "当事人陈述意见并质证。" },
            "hearingRecordFile",
            "record.png",
            await tour.AsAsync("fellow")
        );

    /// <summary>The same, after a request for a hearing.</summary>
    public async Task DefendForHearingAsync()
    {
        await AnswerAsync();
        await WaitForAsync("HearingPending");
    }
}
