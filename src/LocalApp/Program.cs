using CreditFunctions.Functions.Settings;
using CreditFunctions.LocalApp;
using CreditFunctions.LocalHost;

FunctionsHost? host = null;
var (worker, arguments) = WorkerArguments.Read(args);
var app = worker is null
    ? WorkerApp.InProcess(typeof(IRehearsal).Assembly, services => LocalRehearsal.Bind(services, host!))
    : WorkerApp.Process(worker);
host = FunctionsHost.Create(app, arguments);
await using (host)
{
    await host.RunAsync();
}

return Environment.ExitCode;
