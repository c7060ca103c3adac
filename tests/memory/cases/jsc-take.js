import fs from "fs";
const ws = new WebSocket(process.argv[2]); let id=0; const waiting=new Map();
const call=(method,params={})=>new Promise(r=>{ws.send(JSON.stringify({id:++id,method,params}));waiting.set(id,r)});
ws.onmessage=e=>{const m=JSON.parse(e.data); if(m.id) waiting.get(m.id)?.(m)};
ws.onopen=async()=>{ await call("Inspector.enable"); await call("Runtime.enable"); await call("Heap.enable"); await call("Heap.gc");
 let s=await call("Heap.snapshot"); fs.writeFileSync("jsc-a.json", s.result.snapshotData);
 console.log(JSON.stringify(await call("Runtime.evaluate",{expression:"for(let k=0;k<10;k++)cycle()"})).slice(0,200));
 await call("Heap.gc"); s=await call("Heap.snapshot"); fs.writeFileSync("jsc-b.json", s.result.snapshotData); process.exit(0)};
