select phase, endpoint, model, calls, without_usage, input_tokens, cached_input_tokens, output_tokens, cost_usd, tries, failed,
       started
from call_total
where run = ?
