namespace CreditFunctions.SampleRound;

/// <summary>What happens to a sample application beside the common way.</summary>
internal enum Story
{
    Plain,

    /// <summary>Stands on the red list, and ties with another.</summary>
    Honoured,

    /// <summary>Declares an entry and cannot show that it is discharged.</summary>
    HonestDebtor,

    /// <summary>Declared to be on no list, and is: hidden on purpose.</summary>
    Conceals,

    /// <summary>Declared to be on no list; the entry arose afterwards.</summary>
    EntryAroseLater,

    /// <summary>Is suspected of concealment by a mistaken query, and cleared by its case.</summary>
    WronglySuspected,

    /// <summary>Shares a name with somebody on the bureau's list.</summary>
    SameName,

    /// <summary>Declares an entry that was discharged long ago and disappears.</summary>
    StaleHit,

    /// <summary>Forgets something, and puts it right.</summary>
    Corrects,

    /// <summary>Forgets something, and lets the term pass.</summary>
    LapsesUncorrected,

    /// <summary>Is sent back by its county bureau once.</summary>
    ReturnedOnce,

    /// <summary>Submits a minute before closing.</summary>
    LastMinute,

    /// <summary>Submits a minute too late.</summary>
    TooLate,

    /// <summary>An expert of its category belongs to its unit.</summary>
    ExpertRecuses,

    /// <summary>Is objected to, rightly.</summary>
    ObjectedTo,

    /// <summary>Wins, and gives the award up.</summary>
    Renounces,

    /// <summary>Nobody has looked its unit up yet.</summary>
    WaitsForEvidence,

    /// <summary>Nobody has examined it yet.</summary>
    WaitsForFormatCheck,
}

/// <summary>One sample application: what it is about, what happens to it, and what the experts give it.</summary>
internal sealed record SampleApplication(int Number, string CategoryId, string Title, Story Story, decimal Score)
{
    public decimal AmountYuan => Number == Cast.Audited ? Cast.AuditedYuan : Cast.AmountYuan;

    public string UnitName => $"{(Number % 3) switch { 0 => "白城市", 1 => "镇赉县", _ => "通榆县" }}样本{Number:D2}号科技有限公司";

    public string InvestigatorName => Story == Story.SameName ? "赵同名" : $"{Surname}样本{Digits}";

    public string UnitCode => SampleIdentifiers.Unit(Number);

    public string InvestigatorId => SampleIdentifiers.Person(Number);

    public string ContactEmail => $"unit{Number:D2}@unit.example";

    public string RecommendingBodyId =>
        (Number % 3) switch
        {
            0 => "city",
            1 => "zhenlai",
            _ => "tongyu",
        };

    private string Surname => "张王李刘陈杨黄吴孙周徐高"[Number % 12].ToString();

    private string Digits => string.Concat($"{Number:D2}".Select(digit => "零一二三四五六七八九"[digit - '0']));
}

/// <summary>The 24 applications of the sample round.</summary>
internal static class Cast
{
    public const decimal AmountYuan = 300_000;

    /// <summary>Number of the application that asks for so much that an auditor looks at the money.</summary>
    public const int Audited = 19;

    public const decimal AuditedYuan = 1_000_000;

    public static IReadOnlyList<SampleApplication> Applications { get; } =
    [
        new(1, "agriculture", "盐碱地水稻耐盐品种选育与示范", Story.Plain, 92.5m),
        new(2, "agriculture", "绿豆节水栽培与机械化收获", Story.ReturnedOnce, 85),
        new(3, "agriculture", "杂粮病虫害绿色防控技术", Story.Plain, 88),
        new(4, "agriculture", "草原退化修复植物筛选", Story.Honoured, 88),
        new(5, "agriculture", "黑土地秸秆还田增效技术", Story.HonestDebtor, 90),
        new(6, "agriculture", "葵花籽精深加工工艺", Story.Corrects, 81),
        new(7, "agriculture", "肉羊舍饲节能棚舍", Story.LapsesUncorrected, 80),
        new(8, "agriculture", "辣椒连作障碍土壤改良", Story.WaitsForFormatCheck, 83),
        new(9, "industry", "风电叶片低温除冰涂层", Story.ExpertRecuses, 91),
        new(10, "industry", "汽车线束自动检测装备", Story.ObjectedTo, 89.5m),
        new(11, "industry", "油页岩渣制备保温材料", Story.Plain, 87),
        new(12, "industry", "氢储能小型示范装置", Story.Plain, 84),
        new(13, "industry", "纺织机械在线监测系统", Story.Conceals, 93),
        new(14, "industry", "农机北斗导航终端", Story.EntryAroseLater, 82),
        new(15, "industry", "秸秆燃料颗粒成型机", Story.WaitsForEvidence, 86),
        new(16, "industry", "低温锂电池热管理", Story.WronglySuspected, 78),
        new(17, "health", "蒙药草本活性成分提取", Story.Renounces, 90.5m),
        new(18, "health", "基层心电远程诊断平台", Story.Plain, 88.5m),
        new(19, "health", "布鲁氏菌病快速筛查试剂", Story.Plain, 86.5m),
        new(20, "health", "老年跌倒监测穿戴设备", Story.Plain, 84.5m),
        new(21, "health", "燕麦降糖功能食品", Story.SameName, 79),
        new(22, "health", "中药材种植溯源系统", Story.StaleHit, 77),
        new(23, "health", "儿童近视防控筛查", Story.LastMinute, 76),
        new(24, "health", "医用敷料抗菌材料", Story.TooLate, 75),
    ];
}
