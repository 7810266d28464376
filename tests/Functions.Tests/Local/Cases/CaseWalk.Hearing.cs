using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Cases;

/// <content>Its hearing.</content>
internal sealed partial class CaseWalk
{
    /// <summary>A ban that grants a hearing.</summary>
    public static JsonObject HeavyProposal()
    {
        var proposal = Proposal();
        (proposal["severity"], proposal["measures"], proposal["banMonths"]) = ("Serious", new JsonArray("long-ban"), "40");
        return proposal;
    }

    /// <summary>The party asks for a hearing by its link.</summary>
    public async Task RequestHearingAsync()
    {
        var request = new JsonObject { ["hearingReason"] = "限制申报的期限过长。" };
        await tour.SendAsync(HttpMethod.Post, $"{await LinkAsync()}/hearing", request.ToJsonString(), _ => { });
    }

    /// <summary>An officer enters the request from paper, and a second one confirms it.</summary>
    /// <param name="receivedOn">Null: today.</param>
    public async Task EnterHearingAsync(string? receivedOn = null)
    {
        await EnterHearingRequestAsync(receivedOn);
        await ConfirmHearingRequestAsync();
    }

    /// <summary>A second officer confirms the request that was entered from paper.</summary>
    public Task ConfirmHearingRequestAsync() => PostAsync("chief", "hearing-confirmation", new JsonObject { ["choice"] = "agree" });

    /// <summary>An officer enters the request from paper.</summary>
    public async Task EnterHearingRequestAsync(string? receivedOn = null) =>
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/hearing-request",
            new Dictionary<string, string> { ["hearingReason"] = "限制申报的期限过长。", ["hearingReceivedOn"] = receivedOn ?? Today },
            "hearingRequestFile",
            "request.png",
            await tour.AsAsync("clerk")
        );

    /// <summary>An officer fixes day, place and chair.</summary>
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

    /// <summary>What a meeting decides on such a ban.</summary>
    public static void ChangeToHeavy(Dictionary<string, string> decision)
    {
        (decision["severity"], decision["banMonths"], decision["measures[long-ban]"]) = ("Serious", "40", "true");
        decision.Remove("measures[ban]");
        decision.Remove("measures[disqualification]");
    }

    /// <summary>The chair enters the signed record.</summary>
    public async Task RecordHearingAsync() =>
        await tour.PostFormAsync(
            $"desk/cases/{Id}",
            $"desk/cases/{Id}/hearing-record",
            new Dictionary<string, string> { ["hearingAttended"] = "yes", ["hearingSummary"] = "当事人陈述意见并质证。" },
            "hearingRecordFile",
            "record.png",
            await tour.AsAsync("fellow")
        );

    /// <summary>The same, where a hearing was asked for.</summary>
    public async Task DefendForHearingAsync()
    {
        await AnswerAsync();
        await WaitForAsync("HearingPending");
    }
}
