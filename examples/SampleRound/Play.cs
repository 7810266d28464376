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
    private readonly HashSet<string> _confirmed = [];
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
            new("失信案件 integrity cases", InvestigateAsync),
            new("陈述说明 statements", AnswerAsync),
            new("陈述申辩 defence", DefendAsync),
            new("期限届满 terms pass", PassTermsAsync),
            new("组织评审 the panel is called", CallPanelAsync),
            new("专家评审 expert review", ReviewAsync),
            new("审定 meeting", MeetAsync),
            new("案件决定 case decided", DecideCaseAsync),
            new("会签与公示 concurrence, notice", ConcurAsync),
            new("异议 objections", ObjectAsync),
            new("案件送达 decision served", ServeDecisionAsync),
            new("受限单位再申报 the banned unit applies", ApplyWhileBannedAsync),
            new("立项 award", AwardFirstAsync),
            new("放弃与递补 renounced, promoted", RenounceAsync),
            new("再次公示与立项 second notice, award", AwardTheRestAsync),
        ];

    private IEnumerable<SampleApplication> With(params Story[] stories) =>
        Cast.Applications.Where(application => stories.Contains(application.Story));

    private Begun Of(Story story) => _begun[With(story).First().Number];
}
